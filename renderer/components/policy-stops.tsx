import type { PolicyStop } from '#contract/policy.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { CodeList, FactRows } from './fact-rows.tsx';
import { PlaceList } from './place-list.tsx';
import { ProblemFacts } from './problem-facts.tsx';
import { Section } from './section.tsx';

/** Why the policy blocks everything, for an administrator: what is wrong and what to do, then which keys and where. */
export function PolicyStops({ stops }: { stops: readonly PolicyStop[] }) {
  const { stops: words } = useLoadedApp().copy.organisation;
  if (stops.length === 0) return null;
  return (
    <Section heading={words.heading} level={2} className="stack">
      {stops.map((stop) => (
        <Stop stop={stop} key={`${stop.code} ${stop.keys} ${stop.places[0]?.location}`} />
      ))}
    </Section>
  );
}

function Stop({ stop }: { stop: PolicyStop }) {
  const { stops: words } = useLoadedApp().copy.organisation;
  const { problems = [], keys, places } = stop;
  const kind = kindOf(stop);
  const { happened, remedy } = words.kind[kind];
  return (
    <div className="panel">
      <p>
        <strong>{happened}</strong> {remedy}
      </p>
      {problems.map(({ code, key, location, item, detail }) =>
        detail ? (
          <p className="code" lang="en" key={`${code} ${key} ${location} ${item}`}>
            {detail}
          </p>
        ) : null,
      )}
      <dl className="facts beside">
        {/* A name that is wrong stands among the facts of its problem, with the one that was meant. */}
        <FactRows rows={{ [words.keys]: keys.length > 0 && kind !== 'name' && <CodeList items={keys} /> }} />
        {problems.map((problem) => (
          <ProblemFacts
            problem={problem}
            key={`${problem.code} ${problem.key} ${problem.location} ${problem.item}`}
          />
        ))}
        <FactRows rows={{ [words.places]: <PlaceList places={places} /> }} />
      </dl>
    </div>
  );
}

function kindOf({ code, keys, problems = [] }: PolicyStop): 'key' | 'name' | 'place' | 'nothing-allowed' {
  if (code === 'nothing-allowed') return code;
  if (problems.length > 0 && problems.every(({ meant }) => meant !== undefined)) return 'name';
  return keys.length > 0 ? 'key' : 'place';
}
