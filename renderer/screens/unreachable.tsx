import type { FailureCode } from '#contract/failure.ts';
import type { Language } from '#contract/snapshot.ts';
import { Wordmark } from '../components/header.tsx';
import type { Copy } from '../copy/shape.ts';

type UnreachableProps = { language: Language; copy: Copy; code: FailureCode; onRetry: () => void };

/** Shown when main did not answer the first request for a snapshot. */
export function Unreachable({ language, copy, code, onRetry }: UnreachableProps) {
  const { failures, frame, blocked } = copy;
  return (
    <>
      <header className="header">
        <Wordmark />
      </header>
      <main className="middle" lang={language}>
        <div className="column">
          <h1>{blocked.heading}</h1>
          <p className="note wrong" role="alert">
            <strong>{failures[code].happened}</strong> {failures[code].next}
          </p>
          <button type="button" className="button primary" onClick={onRetry}>
            {frame.retry}
          </button>
        </div>
      </main>
    </>
  );
}
