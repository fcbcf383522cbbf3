import { Button } from '../components/button.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from './setup-copy.ts';

/** The heading of a part, which takes the focus when the part appears. */
export function PartHeading({ children }: { children: string }) {
  return <h2 tabIndex={-1}>{children}</h2>;
}

/** Back to where the part was opened. What was typed stays. */
export function BackButton({ label }: { label?: string }) {
  const { actions } = useLoadedApp();
  const words = useSetupCopy();
  return <Button onClick={() => actions.setUp({ type: 'close' })}>{label ?? words.back}</Button>;
}
