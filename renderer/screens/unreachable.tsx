import type { FailureCode } from '#contract/failure.ts';
import { languages as offered } from '#contract/snapshot.ts';
import { Wordmark } from '../components/header.tsx';
import { languages } from '../copy/copy.ts';

type UnreachableProps = { code: FailureCode; onRetry: () => void };

/** Main did not answer the very first question, so even the language is not known: the system's is taken. */
export function Unreachable({ code, onRetry }: UnreachableProps) {
  const language = offered.find((known) => navigator.language.startsWith(known)) ?? 'nl';
  const { failures, frame, blocked } = languages[language].copy;
  return (
    <>
      <header className="header">
        <Wordmark />
      </header>
      <main className="middle" lang={language}>
        <div className="column">
          <h1>{blocked.heading}</h1>
          <p className="failure" role="alert">
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
