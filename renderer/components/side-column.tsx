import type { Journey } from '#contract/journey.ts';
import { useApp } from '../store/app-context.ts';
import { Picture } from './picture.tsx';
import { widePictureOf } from './picture-of.ts';

/** The second column of a wide window: the picture of the step and the promise of the product. */
export function SideColumn({ journey }: { journey: Journey }) {
  const { copy, notices } = useApp();
  return (
    <aside className="side">
      <Picture name={widePictureOf(journey, notices)} />
      <p className="side-words">{copy.frame.promise}</p>
    </aside>
  );
}
