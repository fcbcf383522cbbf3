import type { PolicyKeyView } from '#contract/policy.ts';
import { Location } from '../components/location.tsx';
import { Lock } from '../components/lock.tsx';
import { PlaceList } from '../components/place-list.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';
import { Problem } from './problem.tsx';

/** One setting: what holds, by whom and from where, whether that is fixed, and what of it does not count. */
export function Rule({ words, rule }: { words: PanelCopy; rule: PolicyKeyView }) {
  const { organisation: shared } = useLaterScene().copy;
  const { rules: text } = words;
  const names: Record<string, string | undefined> = words.keys;
  const { key, places, problems, locked } = rule;
  const origin = rule.origin === 'default' && locked ? (problems[0]?.origin ?? rule.origin) : rule.origin;
  const from = shared.origin[origin];
  // The origin above stands for the places that share it.
  const [own, others] = [places.filter(isOf(origin)), places.filter((place) => !isOf(origin)(place))];
  return (
    <li className="rule">
      <p className="rule-head">
        <span className="strong">{names[key] ?? key}</span> <code className="code">{key}</code>
      </p>
      <p className="rule-value">
        <bdi>{inWords(rule.value, text)}</bdi>
      </p>
      <p className="rule-from">
        {locked && <Lock />}
        <span>{locked ? text.locked(from) : text.from(from)}</span>
      </p>
      {own.map(({ location }) => (
        <p key={location} className="rule-place">
          <Location>{location}</Location>
        </p>
      ))}
      {others.map(({ origin: other, location }) => (
        <div key={`${other} ${location}`} className="rule-place">
          <p>{text.alsoFrom(shared.origin[other])}</p>
          <Location>{location}</Location>
        </div>
      ))}
      {problems.map((problem) => (
        <Problem
          key={`${problem.code} ${problem.location} ${problem.detail}`}
          words={words}
          problem={problem}
        >
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

/** A value as an administrator wrote it, without JSON's signs. */
function inWords(json: string, words: PanelCopy['rules']): string {
  const value: unknown = JSON.parse(json);
  if (value === null) return words.unset;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length === 0 ? words.empty : value.join(', ');
  return String(value);
}
