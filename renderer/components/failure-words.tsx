import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type FailureCode, failureFacts } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useCountdown } from '../store/countdown.ts';
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
    <Note kind="wrong" className="failure" ref={note}>
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
  const [result, setResult] = useState<'copied' | FailureCode | null>(null);

  async function click() {
    setResult(null);
    const outcome = await actions.copyFailure();
    setResult(outcome.ok ? 'copied' : outcome.code);
  }

  return (
    <div className="copy-row">
      <Button look="link" onClick={() => void click()}>
        {words.copy}
      </Button>
      <output className="hint">
        {result === 'copied' ? words.copied : result !== null && failures[result].happened}
      </output>
    </div>
  );
}
