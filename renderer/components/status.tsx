import './status.css';

/** What we are waiting for, announced politely when it changes. The dot moves only where motion is welcome. */
export function Status({ children, hidden = false }: { children: string; hidden?: boolean }) {
  return <output className={hidden ? 'visually-hidden' : 'status'}>{children}</output>;
}
