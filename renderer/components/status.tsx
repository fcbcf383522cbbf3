import './status.css';

/** What the app is waiting for, announced politely when it changes. Not seen while it waits for nothing. */
export function Status({ children }: { children: string | false }) {
  return <output className={children ? 'status' : 'visually-hidden'}>{children}</output>;
}
