import type { PolicyView } from '#contract/policy.ts';
import { FramedList } from '../components/framed-list.tsx';
import { PlaceList } from '../components/place-list.tsx';
import { Section } from '../components/section.tsx';
import { usePanelCopy } from '../store/part-copy.tsx';
import { Problem } from './problem.tsx';

/** Every place where rules were found, with what is wrong there. */
export function SourceList({ sources }: { sources: PolicyView['sources'] }) {
  const { sources: words } = usePanelCopy();
  return (
    <Section heading={words.heading} level={3} className="stack">
      {sources.length === 0 && <p className="hint">{words.none}</p>}
      <FramedList>
        {sources.map((source) => (
          <li className="rule" key={`${source.origin} ${source.location}`}>
            <PlaceList places={[source]} />
            {source.problems.length === 0 && <p className="rule-from">{words.fine}</p>}
            {source.problems.map((problem) => (
              <Problem key={`${problem.code} ${problem.key} ${problem.detail}`} problem={problem} />
            ))}
          </li>
        ))}
      </FramedList>
    </Section>
  );
}
