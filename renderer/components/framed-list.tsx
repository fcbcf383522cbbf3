import type { ComponentChildren } from 'preact';
import './framed-list.css';

type FramedListProps = { className?: string; children: ComponentChildren };

/** A list in a frame, with a line between its rows. */
export function FramedList({ className = '', children }: FramedListProps) {
  return <ul className={`framed-list ${className}`}>{children}</ul>;
}
