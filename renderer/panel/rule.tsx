import type { PolicyKeyView } from '#contract/policy.ts';
import { Location } from '../components/location.tsx';
import { Lock } from '../components/lock.tsx';
import { PlaceList } from '../components/place-list.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { usePanelCopy } from './panel-copy.ts';
import { Problem } from './problem.tsx';

/** One policy key: its value, who set it and where, whether it is locked, and what of it is ignored. */
export function Rule({ rule }: { rule: PolicyKeyView }) {
  const { origin: origins } = useLoadedApp().copy.organisation;
  const { keys, rules: words } = usePanelCopy();
  const names: Record<string, string | undefined> = keys;
  const { key, places, problems, locked } = rule;
  const origin = rule.origin === 'default' && locked ? (problems[0]?.origin ?? rule.origin) : rule.origin;
  const from = origins[origin];
  // The origin above stands for the places that share it.
  const [own, others] = [places.filter(isOf(origin)), places.filter((place) => !isOf(origin)(place))];
  return (
    <li className="rule">
      <p className="rule-head">
        <span className="strong">{names[key] ?? key}</span> <code className="code">{key}</code>
      </p>
      <p className="rule-value">
        <bdi>{valueText(rule.value, words)}</bdi>
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

const isOf =
  (origin: PolicyKeyView['origin']) =>
  (place: PolicyKeyView['places'][number]): boolean =>
    place.origin === origin;

/** The value of a key in words: a list as its items, a text as it is. */
function valueText(value: unknown, words: PanelCopy['rules']): string {
  if (value === null) return words.unset;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length === 0 ? words.empty : value.join(', ');
  return String(value);
}
