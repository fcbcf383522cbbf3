import { useId, useState } from 'preact/hooks';
import type { PolicyKeyView } from '#contract/policy.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { usePanelCopy } from './panel-copy.ts';
import { Rule } from './rule.tsx';

/** The value of each policy key: first the keys that are set, and the others on demand. */
export function RuleList({ rules }: { rules: readonly PolicyKeyView[] }) {
  const { rules: words } = usePanelCopy();
  const id = useId();
  const [open, setOpen] = useState(false);
  const set = rules.filter(isSet);
  const others = rules.filter((rule) => !isSet(rule));
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{words.heading}</h3>
      {set.length > 0 ? <Rules rules={set} /> : <p className="hint">{words.none}</p>}
      {others.length > 0 && (
        <Disclosure label={words.all} open={open} onToggle={() => setOpen(!open)}>
          <Rules rules={others} />
        </Disclosure>
      )}
    </section>
  );
}

function Rules({ rules }: { rules: readonly PolicyKeyView[] }) {
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <Rule key={rule.key} rule={rule} />
      ))}
    </ul>
  );
}

const isSet = ({ origin, locked, problems }: PolicyKeyView): boolean =>
  origin !== 'default' || locked || problems.length > 0;
