import { Button } from '../components/button.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';

/** Back to where the part was opened. What was typed stays. */
export function BackButton({ label }: { label?: string | undefined }) {
  const { actions } = useLoadedApp();
  const words = useSetupCopy();
  return <Button onClick={() => actions.setUp({ type: 'close' })}>{label ?? words.back}</Button>;
}
