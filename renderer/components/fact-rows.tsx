import { type ComponentChildren, Fragment } from 'preact';

/** The rows of a `dl`: values by their labels. A row without a value is left out. */
export function FactRows({ rows }: { rows: Readonly<Record<string, ComponentChildren>> }) {
  return Object.entries(rows).map(
    ([label, value]) =>
      value && (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ),
  );
}

/** Names of a policy or of another program, one a line. */
export function CodeList({ items }: { items: readonly string[] }) {
  return (
    <div className="code-list">
      {items.map((item) => (
        <code className="code" key={item}>
          {item}
        </code>
      ))}
    </div>
  );
}
