import { useId } from 'react';
import type { PolicyStop } from '#contract/policy.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { PlaceList } from './place-list.tsx';
import { ProblemFacts } from './problem-facts.tsx';

/** Why the policy blocks everything, for an administrator: which keys, where, and what to do. */
export function PolicyStops({ stops }: { stops: readonly PolicyStop[] }) {
  const { stops: words } = useLoadedApp().copy.organisation;
  const id = useId();
  if (stops.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{words.heading}</h2>
      {stops.map((stop) => {
        const { happened, remedy } = words.kind[kindOf(stop)];
        return (
          <div className="panel" key={`${stop.code} ${stop.keys} ${stop.places[0]?.location}`}>
            <p className="strong">{happened}</p>
            {stop.problems?.map((problem) => (
              <div key={`${problem.code} ${problem.key} ${problem.location} ${problem.item}`}>
                {problem.detail && (
                  <p className="code" lang="en">
                    {problem.detail}
                  </p>
                )}
                <ProblemFacts problem={problem} />
              </div>
            ))}
            <dl className="facts">
              {stop.keys.length > 0 && (
                <>
                  <dt>{words.keys}</dt>
                  <dd className="code-list">
                    {stop.keys.map((key) => (
                      <code className="code" key={key}>
                        {key}
                      </code>
                    ))}
                  </dd>
                </>
              )}
              <dt>{words.places}</dt>
              <dd>
                <PlaceList places={stop.places} />
              </dd>
              <dt>{words.remedy}</dt>
              <dd>{remedy}</dd>
            </dl>
          </div>
        );
      })}
    </section>
  );
}

function kindOf({ code, keys, problems = [] }: PolicyStop): 'key' | 'name' | 'place' | 'nothing-allowed' {
  if (code === 'nothing-allowed') return code;
  if (problems.length > 0 && problems.every(({ meant }) => meant !== undefined)) return 'name';
  return keys.length > 0 ? 'key' : 'place';
}
