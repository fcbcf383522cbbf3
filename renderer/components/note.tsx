import type { ComponentChildren, Ref } from 'preact';
import { Icon } from './icon.tsx';
import './note.css';

type NoteProps = {
  kind: 'info' | 'warning' | 'wrong';
  children: ComponentChildren;
  className?: string;
  ref?: Ref<HTMLDivElement>;
};

/** A note with an icon for its kind. */
export function Note({ kind, children, className = '', ref = null }: NoteProps) {
  return (
    <div className={`note ${kind} ${className}`} ref={ref}>
      <Icon name={kind} />
      <div className="note-words">{children}</div>
    </div>
  );
}

/** A text with its first sentence in bold if it has more than one. */
export function FirstSentenceBold({ children }: { children: string }) {
  const end = children.search(/[.!?] \S/) + 1;
  if (end === 0) return children;
  return (
    <>
      <strong>{children.slice(0, end)}</strong>
      {children.slice(end)}
    </>
  );
}
