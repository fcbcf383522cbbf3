import type { ReactNode, Ref } from 'react';
import { Icon } from './icon.tsx';
import './note.css';

type NoteProps = {
  kind: 'info' | 'warning' | 'wrong';
  children: ReactNode;
  className?: string;
  ref?: Ref<HTMLDivElement>;
};

/** Something to know beside the task: an icon for its kind, and the words. What belongs together is one note. */
export function Note({ kind, children, className = '', ref }: NoteProps) {
  return (
    <div className={`note ${kind} ${className}`} ref={ref}>
      <Icon name={kind} />
      <div className="note-words">{children}</div>
    </div>
  );
}

/** A text whose first sentence is bold where others follow, so that a glance is enough. */
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
