import type { Journey } from '#contract/journey.ts';
import { useApp } from '../store/app-context.ts';
import { Picture } from './picture.tsx';
import { widePictureOf } from './picture-of.ts';

/** The second column of a wide window: what eConnect is for, and the picture of the step. */
export function SideColumn({ journey }: { journey: Journey }) {
  const { copy, notices } = useApp();
  return (
    <aside className="side">
      <Picture name={widePictureOf(journey, notices)} />
      <p className="side-words">{copy.frame.promise}</p>
    </aside>
  );
}
