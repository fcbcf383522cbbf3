import { useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { Language } from '#contract/snapshot.ts';
import { Wordmark } from '../components/header.tsx';
import type { Copy } from '../copy/shape.ts';

type UnreachableProps = {
  language: Language;
  copy: Copy;
  code: FailureCode;
  /** Asks main once more. Resolves once it has answered. */
  onRetry: () => Promise<void>;
};

/** Shown when main did not answer the first request for a snapshot. */
export function Unreachable({ language, copy, code, onRetry }: UnreachableProps) {
  const { failures, frame, blocked } = copy;
  // A new element for each answer: an alert whose words stay the same is not announced again.
  const [answers, setAnswers] = useState(0);
  const retry = () => void onRetry().then(() => setAnswers((count) => count + 1));
  return (
    <>
      <header className="header">
        <Wordmark />
      </header>
      <main className="middle" lang={language}>
        <div className="column">
          <h1>{blocked.heading}</h1>
          <p key={answers} className="note wrong" role="alert">
            <strong>{failures[code].happened}</strong> {failures[code].next}
          </p>
          <button type="button" className="button primary" onClick={retry}>
            {frame.retry}
          </button>
        </div>
      </main>
    </>
  );
}
