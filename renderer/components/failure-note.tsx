import { useEffect, useRef } from 'react';
import { type FailureCode, failuresForIt } from '#contract/failure.ts';
import type { Copy } from '../copy/shape.ts';
import { useCountdown } from '../store/countdown.ts';
import { failureFacts } from '../store/failure-facts.ts';
import { useScene } from '../store/scene.ts';
import { Button } from './button.tsx';
import { CopyForIt } from './copy-for-it.tsx';
import { Note } from './note.tsx';

type FailureNoteProps = {
  code: FailureCode;
  id?: string | undefined;
  /** The doctor may find out more. By the failure's own facts, unless said otherwise. */
  offersDoctor?: boolean;
};

/**
 * What happened and what to do next, announced at once. Stands beside the control that caused it, and comes into view
 * where that control is at the edge of it.
 */
export function FailureNote(props: FailureNoteProps) {
  const { whole } = useScene();
  return whole && <Words {...props} whole={whole} />;
}

type WordsProps = FailureNoteProps & { whole: Copy };

function Words({ whole, code, id, offersDoctor = failureFacts[code].isExaminable }: WordsProps) {
  const words = whole.failures[code];
  const { copy, failure, openDoctor } = useScene();
  const { reference, retryAt } = failure?.code === code ? failure : {};
  const left = useCountdown(retryAt);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer engines answer a promise here, which an effect must not return.
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
      {left !== null && <p className="hint countdown">{whole.tryAgainIn(left)}</p>}
      {offersDoctor && (
        <Button look="link" opensDialog onClick={openDoctor}>
          {whole.examine}
        </Button>
      )}
      {failuresForIt.includes(code) && <CopyForIt words={whole.forIt} failures={whole.failures} />}
    </Note>
  );
}
