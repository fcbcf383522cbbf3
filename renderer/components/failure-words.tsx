import { useLayoutEffect, useRef } from 'preact/hooks';
import { type FailureCode, failureFacts } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useCountdown } from '../store/countdown.ts';
import { useLastOutcome } from '../store/last-outcome.ts';
import { Button } from './button.tsx';
import { Note } from './note.tsx';
import './failure-note.css';

export type FailureWordsProps = {
  code: FailureCode;
  id?: string | undefined;
  /** Shows the way to the doctor. By default where the failure's facts say that the doctor helps. */
  offersDoctor?: boolean;
};

/** The note of a failure, for `FailureNote`. Loaded after the first screen, with the words that it shows. */
export function FailureWords({ code, id, offersDoctor = failureFacts[code].doctorHelps }: FailureWordsProps) {
  const { copy, failure, openDoctor } = useLoadedApp();
  const words = copy.failures[code];
  const { reference, retryAt } = failure?.code === code ? failure : {};
  const left = useCountdown(retryAt);
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // `scrollIntoView` may return a promise, which an effect must not return.
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Note kind="wrong" ref={note}>
      <p role="alert" id={id} data-code={code}>
        <strong>{words.happened}</strong> {words.next}
        {reference && (
          <span className="reference">
            {copy.frame.reference} {reference}
          </span>
        )}
      </p>
      {left !== null && <p className="hint countdown">{copy.tryAgainIn(left)}</p>}
      {offersDoctor && (
        <Button look="link" opensDialog onClick={openDoctor}>
          {copy.examine}
        </Button>
      )}
      {failureFacts[code].hasReportForIt && <CopyForIt />}
    </Note>
  );
}

/** Copies what IT needs to know of a failure. Main writes the text; the window never sees it. */
function CopyForIt() {
  const { copy, actions } = useLoadedApp();
  const { forIt: words, failures } = copy;
  const { done, failure, follow } = useLastOutcome<'copied'>();
  return (
    <div className="copy-row">
      <Button look="link" onClick={() => void follow('copied', actions.copyFailure())}>
        {words.copy}
      </Button>
      <output className="hint">{done ? words.copied : failure && failures[failure].happened}</output>
    </div>
  );
}
