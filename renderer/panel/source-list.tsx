import { useId } from 'react';
import type { PolicyView } from '#contract/policy.ts';
import { PlaceList } from '../components/place-list.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { Problem } from './problem.tsx';

/** Every place where rules were found, with what is wrong there. */
export function SourceList({ words, sources }: { words: PanelCopy; sources: PolicyView['sources'] }) {
  const { sources: text } = words;
  const id = useId();
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{text.heading}</h3>
      {sources.length === 0 && <p className="hint">{text.none}</p>}
      <ul className="rules">
        {sources.map((source) => (
          <li className="rule" key={`${source.origin} ${source.location}`}>
            <PlaceList places={[source]} />
            {source.problems.length === 0 && <p className="rule-from">{text.fine}</p>}
            {source.problems.map((problem) => (
              <Problem
                key={`${problem.code} ${problem.key} ${problem.detail}`}
                words={words}
                problem={problem}
              />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
