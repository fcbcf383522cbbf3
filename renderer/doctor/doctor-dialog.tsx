import { useRef, useState } from 'react';
import type { Remedy } from '#contract/doctor.ts';
import type { FailureCode } from '#contract/failure.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { ModalView } from '../components/modal-view.tsx';
import { Status } from '../components/status.tsx';
import { duration } from '../copy/quantity.ts';
import type { DoctorCopy } from '../copy/shape.ts';
import { useElapsed } from '../store/elapsed.ts';
import { useExamination } from '../store/examination.ts';
import { useLaterScene } from '../store/scene.ts';
import { useDoctorWords } from '../store/words.ts';
import { CheckList } from './check-list.tsx';
import { Lead } from './diagnosis-summary.tsx';
import { FindingList } from './finding-list.tsx';
import { Report } from './report.tsx';
import '../styles/doctor.css';

/** Looks for what is wrong, over whatever screen is there: what it found, who can mend that, and what to do now. */
export function DoctorDialog({ onClosed }: { onClosed: () => void }) {
  const words = useDoctorWords(useLaterScene().language);
  return words && <Doctor words={words} onClosed={onClosed} />;
}

function Doctor({ words, onClosed }: { words: DoctorCopy; onClosed: () => void }) {
  const { copy, language, actions } = useLaterScene();
  const { examination, isRunning, failure, examine } = useExamination();
  const elapsed = useElapsed(examination?.elapsedMs ?? 0, isRunning);
  const [remedied, setRemedied] = useState<Remedy | null>(null);
  const [refused, setRefused] = useState<FailureCode | null>(null);
  const again = useRef<HTMLButtonElement>(null);
  const isOver = !isRunning && examination !== null;

  async function mend(remedy: Remedy) {
    setRemedied(null);
    setRefused(null);
    const outcome = await actions.remedy(remedy);
    if (!outcome.ok) return setRefused(outcome.code);
    setRemedied(remedy);
    // It is looked at again, and the finding goes with its button.
    again.current?.focus();
  }

  function lookAgain() {
    setRemedied(null);
    setRefused(null);
    examine();
  }

  return (
    <ModalView
      heading={words.heading}
      close={words.close}
      onClosed={onClosed}
      actions={
        <div className="button-row">
          <Button ref={again} busy={isRunning} onClick={lookAgain}>
            {words.again}
          </Button>
        </div>
      }
    >
      {() => (
        <>
          {isRunning && <Status>{words.running}</Status>}
          <output className="visually-hidden">
            {isOver && !failure ? words.lead[examination.diagnosis.code] : ''}
          </output>
          {failure && <FailureNote code={failure} />}
          {refused && <FailureNote code={refused} />}
          <output className={remedied ? 'hint' : 'visually-hidden'}>
            {remedied ? words.remedy[remedied].done : ''}
          </output>
          {examination && (
            <>
              <Lead words={words} examination={examination} />
              <p className="examination-facts">
                <span>{duration(language, elapsed)}</span>
                <span className="reference">
                  {copy.frame.reference} {examination.reference}
                </span>
              </p>
              <FindingList
                words={words}
                checks={examination.checks}
                onRemedy={(remedy) => void mend(remedy)}
              />
              <CheckList words={words} checks={examination.checks} />
              <Report key={examination.reference} words={words} isWhole={isOver} />
            </>
          )}
        </>
      )}
    </ModalView>
  );
}
