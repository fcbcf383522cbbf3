import { type ReactNode, useEffect, useRef } from 'react';
import { useScene } from '../store/scene.ts';
import { DoctorLink } from './doctor-link.tsx';
import { FailureNote } from './failure-note.tsx';
import { NoticeList } from './notice-list.tsx';
import { QuietLinks } from './quiet-links.tsx';

type ScreenProps = {
  children: ReactNode;
  /** The fixed row at the bottom. Without one it holds the quiet links; else the way to the doctor ends the middle. */
  actions?: ReactNode;
  /** For a screen that lasts milliseconds: the heading is there to be heard, not seen. */
  quiet?: boolean;
};

/**
 * The part below the header: the middle, which alone scrolls, and the fixed row under it.
 *
 * On arrival the heading takes the focus, so that reading and tabbing start at the top of the new step.
 */
export function Screen({ children, actions, quiet = false }: ScreenProps) {
  const { heading, refusal } = useScene();
  const headingElement = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    headingElement.current?.focus();
  }, []);

  return (
    <>
      <main className="middle">
        <div className="column">
          <NoticeList />
          <h1 ref={headingElement} tabIndex={-1} className={quiet ? 'visually-hidden' : undefined}>
            {heading}
          </h1>
          {refusal && <FailureNote code={refusal} />}
          {children}
          {actions && (
            <div className="quiet-links">
              <DoctorLink />
            </div>
          )}
        </div>
      </main>
      {!quiet && <div className="bottom">{actions ?? <QuietLinks />}</div>}
    </>
  );
}
