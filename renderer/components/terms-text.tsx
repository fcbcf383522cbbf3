import { useId } from 'preact/hooks';
import type { ReadableTerms } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import './terms-text.css';

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
    <div className="terms">
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
