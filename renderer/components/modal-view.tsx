import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { focusTopHeading } from './focus.ts';
import './modal-view.css';

type ModalViewProps = {
  heading: string;
  /** The label of the button that closes it. */
  close: string;
  onClosed: () => void;
  /** The fixed row at the bottom. */
  actions: ComponentChildren;
  children: (close: () => void) => ComponentChildren;
};

/** A dialog that fills the window. Its button or Escape closes it, and the focus returns to where it was. */
export function ModalView({ heading, close, onClosed, actions, children }: ModalViewProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const headingElement = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    headingElement.current?.focus();
  }, []);

  function closeDialog() {
    dialog.current?.close();
    closed();
  }

  /** The event `close` comes later than the closing, when this dialog has gone and may have been opened again. */
  function closed() {
    if (!dialog.current) return;
    const { activeElement } = document;
    // The button that opened it may have gone with its screen, and then nothing has the focus.
    if (activeElement === document.body || dialog.current.contains(activeElement)) focusTopHeading();
    onClosed();
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={id} onCancel={closeDialog} onClose={closed}>
      <div className="modal-head">
        <h2 id={id} ref={headingElement} tabIndex={-1} className="modal-heading">
          {heading}
        </h2>
        <Button onClick={closeDialog}>{close}</Button>
      </div>
      <div className="modal-middle">
        <div className="column">{children(closeDialog)}</div>
      </div>
      <div className="bottom">{actions}</div>
    </dialog>
  );
}
