import { useId, useState } from 'react';
import type { PolicyKeyView } from '#contract/policy.ts';
import { Disclosure } from '../components/disclosure.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { Rule } from './rule.tsx';

/** What holds for each setting: those that somebody said something about, and the others on demand. */
export function RuleList({ words, rules }: { words: PanelCopy; rules: readonly PolicyKeyView[] }) {
  const { rules: text } = words;
  const id = useId();
  const [open, setOpen] = useState(false);
  const said = rules.filter(isSaid);
  const others = rules.filter((rule) => !isSaid(rule));
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{text.heading}</h3>
      {said.length > 0 ? <Rules words={words} rules={said} /> : <p className="hint">{text.none}</p>}
      {others.length > 0 && (
        <Disclosure label={text.all} open={open} onToggle={() => setOpen(!open)}>
          <Rules words={words} rules={others} />
        </Disclosure>
      )}
    </section>
  );
}

function Rules({ words, rules }: { words: PanelCopy; rules: readonly PolicyKeyView[] }) {
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <Rule key={rule.key} words={words} rule={rule} />
      ))}
    </ul>
  );
}

const isSaid = ({ origin, locked, problems }: PolicyKeyView): boolean =>
  origin !== 'default' || locked || problems.length > 0;
