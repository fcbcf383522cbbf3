import type { Journey } from '#contract/journey.ts';
import { useScene } from '../store/scene.ts';
import { Picture } from './picture.tsx';
import { widePictureOf } from './picture-of.ts';
import '../styles/picture.css';

/** The second column of a wide window: what eConnect is for, and the picture of the step. */
export function Side({ journey }: { journey: Journey }) {
  const { copy, notices } = useScene();
  return (
    <aside className="side">
      <Picture name={widePictureOf(journey, notices)} />
      <p className="side-words">{copy.frame.promise}</p>
    </aside>
  );
}
