import { useEffect, useRef } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { useScene } from '../store/scene.ts';

/**
 * What happened and what to do next, announced at once. Stands beside the control that caused it, and comes into view
 * where that control is at the edge of it.
 */
export function FailureNote({ code, id }: { code: FailureCode; id?: string | undefined }) {
  const { copy, failure } = useScene();
  const { happened, next } = copy.failures[code];
  const reference = failure?.code === code ? failure.reference : undefined;
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Newer engines answer a promise here, which an effect must not return.
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <p className="failure" role="alert" ref={note} id={id} data-code={code}>
      <strong>{happened}</strong> {next}
      {reference && (
        <span className="reference">
          {copy.frame.reference} {reference}
        </span>
      )}
    </p>
  );
}
