import { Fragment } from 'preact';

/** The path of a file or of a registry key. A long one breaks after a separator first. */
export function Location({ children }: { children: string }) {
  const parts = children.split(/(?<=[/\\])/);
  return (
    <code className="code">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one path never change places
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
