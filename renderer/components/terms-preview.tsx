import { useState } from 'react';
import { useLoadedApp } from '../store/app-context.ts';
import { useRequest } from '../store/request.ts';
import { Disclosure } from './disclosure.tsx';
import { FailureNote } from './failure-note.tsx';
import { Status } from './status.tsx';
import { TermsText } from './terms-text.tsx';

/** The terms, to read before the step that asks to accept them. They are requested each time they are opened. */
export function TermsPreview() {
  const { enteringEmail: words } = useLoadedApp().copy;
  const [open, setOpen] = useState(false);
  return (
    <Disclosure label={words.terms} open={open} onToggle={() => setOpen(!open)}>
      <RequestedTerms />
    </Disclosure>
  );
}

function RequestedTerms() {
  const { copy, actions } = useLoadedApp();
  const { enteringEmail: words } = copy;
  const { value: terms, failure } = useRequest(actions.terms);
  if (failure) return <FailureNote code={failure} />;
  if (!terms) return <Status>{words.termsLoading}</Status>;
  return (
    <>
      <p className="hint">{words.termsCount(terms.version)}</p>
      <TermsText terms={terms} />
    </>
  );
}
