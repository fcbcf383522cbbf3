import { useId } from 'preact/hooks';
import type { PolicyView } from '#contract/policy.ts';
import { PlaceList } from '../components/place-list.tsx';
import { usePanelCopy } from './panel-copy.ts';
import { Problem } from './problem.tsx';

/** Every place where rules were found, with what is wrong there. */
export function SourceList({ sources }: { sources: PolicyView['sources'] }) {
  const { sources: words } = usePanelCopy();
  const id = useId();
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{words.heading}</h3>
      {sources.length === 0 && <p className="hint">{words.none}</p>}
      <ul className="rules">
        {sources.map((source) => (
          <li className="rule" key={`${source.origin} ${source.location}`}>
            <PlaceList places={[source]} />
            {source.problems.length === 0 && <p className="rule-from">{words.fine}</p>}
            {source.problems.map((problem) => (
              <Problem key={`${problem.code} ${problem.key} ${problem.detail}`} problem={problem} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
