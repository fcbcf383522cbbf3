import { Screen } from '../components/screen.tsx';

/** Shown for milliseconds: the frame of the window alone. */
export function Starting() {
  return <Screen quiet>{null}</Screen>;
}
