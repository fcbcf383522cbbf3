import { useEffect, useRef } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { FailureWords } from '../copy/copy.ts';
import { useScene } from '../store/scene.ts';

type FailureNoteProps = { code: FailureCode; id?: string | undefined };

/**
 * What happened and what to do next, announced at once. Stands beside the control that caused it, and comes into view
 * where that control is at the edge of it.
 */
export function FailureNote({ code, id }: FailureNoteProps) {
  const words = useScene().whole?.failures[code];
  return words && <Note words={words} code={code} id={id} />;
}

function Note({ words, code, id }: FailureNoteProps & { words: FailureWords }) {
  const { copy, failure } = useScene();
  const reference = failure?.code === code ? failure.reference : undefined;
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Newer engines answer a promise here, which an effect must not return.
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <p className="failure" role="alert" ref={note} id={id} data-code={code}>
      <strong>{words.happened}</strong> {words.next}
      {reference && (
        <span className="reference">
          {copy.frame.reference} {reference}
        </span>
      )}
    </p>
  );
}
