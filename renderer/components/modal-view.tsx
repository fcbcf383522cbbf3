import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import './modal-view.css';

type ModalViewProps = {
  heading: string;
  /** What the button that closes it says. */
  close: string;
  onClosed: () => void;
  /** The fixed row at the bottom. */
  actions: ReactNode;
  children: (close: () => void) => ReactNode;
};

/** Fills the window until it is closed, by its button or Escape; the focus then goes back to where it was. */
export function ModalView({ heading, close, onClosed, actions, children }: ModalViewProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const headingElement = useRef<HTMLHeadingElement>(null);
  const leave = () => dialog.current?.close();
  useEffect(() => {
    dialog.current?.showModal();
    headingElement.current?.focus();
  }, []);

  function closed() {
    const { activeElement } = document;
    // What opened it may have gone with its screen, and then nothing took the focus.
    if (activeElement === document.body || dialog.current?.contains(activeElement))
      document.querySelector('h1')?.focus();
    onClosed();
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={id} onClose={closed}>
      <div className="modal-head">
        <h2 id={id} ref={headingElement} tabIndex={-1} className="modal-heading">
          {heading}
        </h2>
        <Button onClick={leave}>{close}</Button>
      </div>
      <div className="modal-middle">
        <div className="column">{children(leave)}</div>
      </div>
      <div className="bottom">{actions}</div>
    </dialog>
  );
}
