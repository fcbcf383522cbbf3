import { useId } from 'react';
import type { Terms } from '#contract/journey.ts';
import { useLaterScene } from '../store/scene.ts';
import { Button } from './button.tsx';

/** The terms themselves, in a box that scrolls by keyboard too, in the language that they came in. */
export function TermsText({ terms }: { terms: Terms }) {
  const { copy, actions } = useLaterScene();
  const id = useId();
  return (
    <div className="terms">
      <div className="terms-head">
        <h2 id={id}>{copy.registering.terms}</h2>
        <Button look="link" onClick={() => actions.openLink('terms')}>
          {copy.registering.termsInBrowser}
        </Button>
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
