import { useState } from 'preact/hooks';
import type { PolicyKeyView } from '#contract/policy.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { FramedList } from '../components/framed-list.tsx';
import { Lock } from '../components/lock.tsx';
import { Location, PlaceList } from '../components/place-list.tsx';
import { Section } from '../components/section.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { usePanelCopy } from '../store/part-copy.tsx';
import { Problem } from './problem.tsx';

/** The value of each policy key: first the keys that are set, and the others on demand. */
export function RuleList({ rules }: { rules: readonly PolicyKeyView[] }) {
  const { rules: words } = usePanelCopy();
  const [open, setOpen] = useState(false);
  const set = rules.filter(isSet);
  const others = rules.filter((rule) => !isSet(rule));
  return (
    <Section heading={words.heading} level={3} className="stack">
      {set.length > 0 ? <Rules rules={set} /> : <p className="hint">{words.none}</p>}
      {others.length > 0 && (
        <Disclosure label={words.all} open={open} onToggle={() => setOpen(!open)}>
          <Rules rules={others} />
        </Disclosure>
      )}
    </Section>
  );
}

const isSet = ({ origin, locked, problems }: PolicyKeyView): boolean =>
  origin !== 'default' || locked || problems.length > 0;

function Rules({ rules }: { rules: readonly PolicyKeyView[] }) {
  return (
    <FramedList>
      {rules.map((rule) => (
        <Rule key={rule.key} rule={rule} />
      ))}
    </FramedList>
  );
}

/** One policy key: its value, who set it and where, whether it is locked, and what of it is ignored. */
function Rule({ rule }: { rule: PolicyKeyView }) {
  const { origin: origins } = useLoadedApp().copy.organisation;
  const panelCopy = usePanelCopy();
  const { rules: words } = panelCopy;
  const names: Record<string, string | undefined> = panelCopy.keys;
  const { key, places, problems, locked } = rule;
  const origin = rule.origin === 'default' && locked ? (problems[0]?.origin ?? rule.origin) : rule.origin;
  const from = origins[origin];
  // The origin above stands for the places that share it.
  const own = places.filter((place) => place.origin === origin);
  const others = places.filter((place) => place.origin !== origin);
  return (
    <li className="rule">
      <p className="name-line">
        <span className="strong">{names[key] ?? key}</span> <code className="code">{key}</code>
      </p>
      <p className="rule-value">
        <bdi>{valueText(rule.value, panelCopy)}</bdi>
      </p>
      <p className="rule-from">
        {locked && <Lock />}
        <span>{locked ? words.locked(from) : words.from(from)}</span>
      </p>
      {own.map(({ location }) => (
        <p key={location} className="rule-place">
          <Location>{location}</Location>
        </p>
      ))}
      {others.map(({ origin: other, location }) => (
        <div key={`${other} ${location}`} className="rule-place">
          <p>{words.alsoFrom(origins[other])}</p>
          <Location>{location}</Location>
        </div>
      ))}
      {problems.map((problem) => (
        <Problem key={`${problem.code} ${problem.location} ${problem.detail}`} problem={problem}>
          <PlaceList places={[problem]} />
        </Problem>
      ))}
    </li>
  );
}

/** The value of a key in words: a list as its items, a text as it is. */
function valueText(value: unknown, { rules: words, yes, no }: PanelCopy): string {
  if (value === null) return words.unset;
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value)) return value.length === 0 ? words.empty : value.join(', ');
  return String(value);
}
