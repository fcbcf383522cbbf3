import type { ReactNode, Ref } from 'react';
import './button.css';

type ButtonProps = {
  children: ReactNode;
  /** Before the words. */
  icon?: ReactNode;
  look?: 'primary' | 'secondary' | 'link';
  onClick?: () => void;
  /** The id of the form that it submits, which may stand elsewhere on the page. */
  submits?: string;
  /** Nothing happens on a click while main works at the last one. Stays focusable, so that nobody is thrown off it. */
  busy?: boolean;
  describedBy?: string | undefined;
  /** What it shows comes over the screen. */
  opensDialog?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A button with words. Enabled unless its own work is under way. */
export function Button(props: ButtonProps) {
  const {
    children,
    icon,
    look = 'secondary',
    onClick,
    submits,
    busy = false,
    describedBy,
    opensDialog,
    ref,
  } = props;
  return (
    <button
      ref={ref}
      className={`button ${look}`}
      type={submits ? 'submit' : 'button'}
      form={submits}
      aria-disabled={busy || undefined}
      aria-describedby={describedBy}
      aria-haspopup={opensDialog ? 'dialog' : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {icon ? <span>{children}</span> : children}
    </button>
  );
}
