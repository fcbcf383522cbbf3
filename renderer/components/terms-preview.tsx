import { useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { ReadableTerms } from '#contract/terms.ts';
import { useLaterScene } from '../store/scene.ts';
import { Disclosure } from './disclosure.tsx';
import { FailureNote } from './failure-note.tsx';
import { Status } from './status.tsx';
import { TermsText } from './terms-text.tsx';

/** The terms to read before there is anything to agree to, asked for whenever they are opened. */
export function TermsBeforehand() {
  const { copy, actions } = useLaterScene();
  const { enteringEmail: words } = copy;
  const [open, setOpen] = useState(false);
  const [terms, setTerms] = useState<ReadableTerms | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);

  async function toggle() {
    setOpen(!open);
    if (open) return;
    setFailure(null);
    const outcome = await actions.readTerms();
    if (outcome.ok) setTerms(outcome.value);
    else setFailure(outcome.code);
  }

  return (
    <Disclosure label={words.terms} open={open} onToggle={() => void toggle()}>
      {failure && <FailureNote code={failure} />}
      {!terms && !failure && <Status>{words.termsLoading}</Status>}
      {terms && (
        <>
          <p className="hint">{words.termsCount(terms.version)}</p>
          <TermsText terms={terms} />
        </>
      )}
    </Disclosure>
  );
}
