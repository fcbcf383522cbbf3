import { useScene } from '../store/scene.ts';

/** What a person must know whatever the step. Quiet, because none of it stops them. */
export function NoticeList() {
  const { copy, notices } = useScene();
  if (notices.length === 0) return null;
  return (
    <ul className="notices" aria-label={copy.frame.notices}>
      {notices.map((notice) => (
        <li key={notice}>{copy.notices[notice]}</li>
      ))}
    </ul>
  );
}
