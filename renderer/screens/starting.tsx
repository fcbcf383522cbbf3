import { Screen } from '../components/screen.tsx';

/** Lasts milliseconds: nothing but the window's frame. */
export function Starting() {
  return <Screen quiet>{null}</Screen>;
}
