import { type ReactNode, useEffect, useRef } from 'react';
import { useApp } from '../store/app-context.ts';
import { FailureNote } from './failure-note.tsx';
import { Footer } from './footer.tsx';
import { NoticeList } from './notice-list.tsx';
import './screen.css';

type ScreenProps = {
  children: ReactNode;
  /** How far the journey is: stands above the heading. */
  above?: ReactNode;
  /** The picture of the state: stands beside the heading, or above it where it is a moment. */
  picture?: ReactNode;
  /** The id of what of that belongs to the heading, for who hears it. */
  describedBy?: string | undefined;
  /** The fixed row with the way out and the way on. */
  actions?: ReactNode;
  /** For a screen that lasts milliseconds: the heading is there to be heard, not seen. */
  quiet?: boolean;
};

/**
 * The part below the header: the middle, which alone scrolls, and the fixed rows under it: what can be done, and the links.
 *
 * On arrival the heading takes the focus, so that reading and tabbing start at the top of the new step.
 */
export function Screen({ children, above, picture, describedBy, actions, quiet = false }: ScreenProps) {
  const { heading, refusal } = useApp();
  const headingElement = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    headingElement.current?.focus();
  }, []);

  return (
    <>
      <main className="middle">
        <div className="column">
          <NoticeList />
          <div className="head">
            <div className="head-words">
              {above}
              <h1
                ref={headingElement}
                tabIndex={-1}
                aria-describedby={describedBy}
                className={quiet ? 'visually-hidden' : undefined}
              >
                {heading}
              </h1>
            </div>
            {picture}
          </div>
          {refusal && <FailureNote code={refusal} />}
          {children}
        </div>
      </main>
      {!quiet && actions && <div className="bottom">{actions}</div>}
      {!quiet && <Footer />}
    </>
  );
}
