import { useRef } from 'preact/hooks';
import type { Examination, Remedy } from '#contract/doctor.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { ModalView } from '../components/modal-view.tsx';
import { Status } from '../components/status.tsx';
import { duration } from '../copy/quantity.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useElapsed } from '../store/elapsed.ts';
import { useExamination } from '../store/examination.ts';
import { useLastOutcome } from '../store/last-outcome.ts';
import { useDoctorCopy, WithDoctorCopy } from '../store/part-copy.tsx';
import { CheckList } from './check-list.tsx';
import { FindingList } from './finding-list.tsx';
import { Report } from './report.tsx';
import { StateMark } from './state-mark.tsx';
import './doctor-dialog.css';

/** A dialog that examines what is wrong: what was found, who can resolve it, and what to do now. */
export function DoctorDialog({ onClosed }: { onClosed: () => void }) {
  return (
    <WithDoctorCopy>
      <Doctor onClosed={onClosed} />
    </WithDoctorCopy>
  );
}

function Doctor({ onClosed }: { onClosed: () => void }) {
  const words = useDoctorCopy();
  const { copy, language, actions } = useLoadedApp();
  const { examination, isRunning, failure, examine } = useExamination();
  const elapsed = useElapsed(examination?.elapsedMs ?? 0, isRunning);
  const { done: remedied, failure: refused, follow, forget } = useLastOutcome<Remedy>();
  const examineButton = useRef<HTMLButtonElement>(null);
  const isOver = !isRunning && examination !== null;

  async function apply(remedy: Remedy) {
    const pressed = document.activeElement;
    const isDone = await follow(remedy, actions.remedy(remedy));
    // Main examines again, and the button goes with its finding.
    if (isDone && document.activeElement === pressed) examineButton.current?.focus();
  }

  function examineAgain() {
    forget();
    examine();
  }

  return (
    <ModalView
      heading={words.heading}
      close={words.close}
      onClosed={onClosed}
      actions={
        <div className="button-row">
          <Button ref={examineButton} busy={isRunning} onClick={examineAgain}>
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
          <FailureNote code={failure} />
          <FailureNote code={refused} />
          <output className={remedied ? 'hint' : 'visually-hidden'}>
            {remedied ? words.remedy[remedied].done : ''}
          </output>
          {examination && (
            <>
              <DiagnosisSummary examination={examination} />
              <p className="examination-facts">
                <span>{duration(language, elapsed)}</span>
                <span className="reference">
                  {copy.frame.reference} {examination.reference}
                </span>
              </p>
              <FindingList checks={examination.checks} onRemedy={(remedy) => void apply(remedy)} />
              <CheckList checks={examination.checks} />
              <Report key={examination.reference} isComplete={isOver} />
            </>
          )}
        </>
      )}
    </ModalView>
  );
}

/** The likeliest cause of what was found, once there is one or the examination is done. */
function DiagnosisSummary({ examination }: { examination: Examination }) {
  const words = useDoctorCopy();
  const { diagnosis, isDone } = examination;
  if (!isDone && diagnosis.state !== 'wrong') return null;
  const mark = diagnosis.code === 'unfinished' ? 'skipped' : diagnosis.state;
  return (
    <section className={`note diagnosis ${mark}`}>
      <StateMark state={mark} />
      <div>
        <p className="strong">{words.lead[diagnosis.code]}</p>
        {diagnosis.state === 'warning' && <p>{words.works}</p>}
        {diagnosis.code === 'fine' && <p>{words.fineNext}</p>}
      </div>
    </section>
  );
}
