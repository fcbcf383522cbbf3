import './status.css';

/** What the app is waiting for, announced politely when it changes. Hidden from sight while there is nothing to wait for. */
export function Status({ children }: { children: string | false }) {
  return <output className={children ? 'status' : 'visually-hidden'}>{children}</output>;
}
