import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from '../store/app-context.ts';
import { deferred } from './deferred.tsx';
import { FailureNote } from './failure-note.tsx';
import { Footer } from './footer.tsx';
import './screen.css';

const noticeList = deferred(async () => (await import('./notice-list.tsx')).NoticeList);

/** Loads what shows notices before there is one. */
export const loadNoticeList = noticeList.load;

type ScreenProps = {
  children: ComponentChildren;
  /** The progress of the journey, above the heading. */
  above?: ComponentChildren;
  /** The picture of the state, beside the heading. */
  picture?: ComponentChildren;
  /** The id of the element that describes the heading to screen readers. */
  describedBy?: string | undefined;
  /** The fixed row with the buttons that go back and on. */
  actions?: ComponentChildren;
  /** Lets what is under the heading appear with a movement. The first screen has none, so that it can be read at once. */
  arriving?: boolean;
  /** Hides the heading from sight, on a screen that lasts milliseconds. Screen readers still have it. */
  quiet?: boolean;
};

/**
 * Everything below the header: the middle, which scrolls, and two fixed rows: the buttons and the footer.
 *
 * The heading takes the focus when the screen appears, so that reading and tabbing start at the top of the new step.
 */
export function Screen(props: ScreenProps) {
  const { children, above, picture, describedBy, actions, arriving = false, quiet = false } = props;
  const { heading, refusal, notices, laterCopy } = useApp();
  const headingElement = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    headingElement.current?.focus();
  }, []);

  return (
    <>
      <main className="main">
        <div className="middle">
          <div className={arriving ? 'column arriving' : 'column'}>
            {laterCopy && notices.length > 0 && <noticeList.Part />}
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
            <FailureNote code={refusal} />
            {children}
          </div>
        </div>
        {!quiet && actions && <div className="bottom">{actions}</div>}
      </main>
      {!quiet && <Footer />}
    </>
  );
}
