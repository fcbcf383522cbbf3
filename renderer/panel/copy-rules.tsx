import { useId, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';

/** Puts the rules on the clipboard, for a message to whoever manages them. */
export function CopyRules({ words }: { words: PanelCopy }) {
  const { actions } = useLaterScene();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);

  async function copy() {
    setCopied(false);
    setFailure(null);
    const outcome = await actions.copyPolicy();
    setCopied(outcome.ok);
    if (!outcome.ok) setFailure(outcome.code);
  }

  return (
    <div className="stack">
      {failure && <FailureNote code={failure} id={id} />}
      <div className="copy-row">
        <Button onClick={() => void copy()} describedBy={failure ? id : undefined}>
          {words.copy}
        </Button>
        <output className="hint">{copied ? words.copied : ''}</output>
      </div>
    </div>
  );
}
