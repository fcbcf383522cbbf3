import { useEffect, useState } from 'preact/hooks';
import type { ReadableTerms } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useRequest } from '../store/request.ts';
import { Disclosure } from './disclosure.tsx';
import { FailureNote } from './failure-note.tsx';
import { Status } from './status.tsx';
import { TermsText } from './terms-text.tsx';

/**
 * The terms, to read before the step that asks to accept them. They are requested each time they are opened; the last answer
 * is shown until the next one arrives.
 */
export function TermsPreview() {
  const { enteringEmail: words } = useLoadedApp().copy;
  const [open, setOpen] = useState(false);
  const [last, setLast] = useState<ReadableTerms | null>(null);
  return (
    <Disclosure label={words.terms} open={open} onToggle={() => setOpen(!open)}>
      <RequestedTerms last={last} onAnswer={setLast} />
    </Disclosure>
  );
}

type RequestedTermsProps = { last: ReadableTerms | null; onAnswer: (terms: ReadableTerms) => void };

function RequestedTerms({ last, onAnswer }: RequestedTermsProps) {
  const { copy, actions } = useLoadedApp();
  const { enteringEmail: words } = copy;
  const { value, failure } = useRequest(actions.terms);
  useEffect(() => {
    if (value) onAnswer(value);
  }, [value, onAnswer]);
  const terms = value ?? last;
  if (!terms) return failure ? <FailureNote code={failure} /> : <Status>{words.termsLoading}</Status>;
  return (
    <>
      <p className="hint">{words.termsCount(terms.version)}</p>
      <TermsText terms={terms} />
    </>
  );
}
