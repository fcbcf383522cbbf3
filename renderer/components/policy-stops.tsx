import { useId } from 'react';
import type { PolicyStop } from '#contract/policy.ts';
import { useLaterScene } from '../store/scene.ts';
import { PlaceList } from './place-list.tsx';

/** Why the rules stop everything, for whoever mends them: which settings, where, and what to do. */
export function PolicyStops({ stops }: { stops: readonly PolicyStop[] }) {
  const { stops: words } = useLaterScene().copy.organisation;
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

function kindOf({ code, keys }: PolicyStop): 'key' | 'place' | 'nothing-allowed' {
  if (code === 'nothing-allowed') return code;
  return keys.length > 0 ? 'key' : 'place';
}
