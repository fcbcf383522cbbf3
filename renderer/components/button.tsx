import type { ComponentChildren, Ref } from 'preact';
import './button.css';

type ButtonProps = {
  children: ComponentChildren;
  /** Stands before the words. */
  icon?: ComponentChildren;
  look?: 'primary' | 'secondary' | 'link';
  onClick?: () => void;
  /** The id of the form that it submits, which may be elsewhere on the page. */
  submits?: string;
  /** Ignores clicks while main works on the last one. Not `disabled`, which would lose the focus. */
  busy?: boolean;
  describedBy?: string | undefined;
  /** It opens a dialog. */
  opensDialog?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A button with words. It is enabled unless its own work is under way. */
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
    ref = null,
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
