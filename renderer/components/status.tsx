import './status.css';

/** What the app is waiting for, announced politely when it changes. */
export function Status({ children, hidden = false }: { children: string; hidden?: boolean }) {
  return <output className={hidden ? 'visually-hidden' : 'status'}>{children}</output>;
}
