import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { ReadableTerms } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useRequest } from '../store/request.ts';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { FailureNote } from './failure-note.tsx';
import { Status } from './status.tsx';
import './terms.css';

type AcceptTermsProps = {
  version: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  failure: FailureCode | undefined;
};

/** The checkbox that accepts one version of the terms. It is never checked beforehand. */
export function AcceptTerms({ version, checked, onChange, failure }: AcceptTermsProps) {
  const { copy } = useLoadedApp();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (failure) box.current?.focus();
  }, [failure]);

  return (
    <div className="field">
      <label className="tick">
        <input
          ref={box}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
          aria-invalid={failure ? true : undefined}
          aria-describedby={failure && `${id}-failure`}
        />
        <span>{copy.registering.accept(version)}</span>
      </label>
      <FailureNote code={failure} id={`${id}-failure`} />
    </div>
  );
}

type TermsTextProps = {
  terms: ReadableTerms;
  /** Adds a link to the platform's page with the terms. */
  inBrowser?: boolean;
};

/** The text of the terms, in a region that also scrolls by keyboard, marked with its own language. */
export function TermsText({ terms, inBrowser = false }: TermsTextProps) {
  const { copy, actions, links } = useLoadedApp();
  const id = useId();
  return (
    <div>
      <div className="terms-head">
        <h2 id={id}>{copy.registering.terms}</h2>
        {inBrowser && links.includes('terms') && (
          <Button look="link" onClick={() => actions.openLink('terms')}>
            {copy.registering.termsInBrowser}
          </Button>
        )}
      </div>
      <section
        className="terms-text"
        aria-labelledby={id}
        lang={terms.language}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus to scroll by keyboard
        tabIndex={0}
      >
        {terms.text}
      </section>
    </div>
  );
}

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
