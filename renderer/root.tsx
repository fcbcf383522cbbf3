import { useStore } from 'zustand';
import { App } from './app.tsx';
import { Unreachable } from './screens/unreachable.tsx';
import type { Mirror } from './store/mirror.ts';

/** The window, kept equal to what main last said. */
export function Root({ mirror }: { mirror: Mirror }) {
  const { snapshot, refusal } = useStore(mirror.store);
  if (snapshot) return <App snapshot={snapshot} refusal={refusal} actions={mirror.actions} />;
  return refusal ? <Unreachable code={refusal} onRetry={mirror.ask} /> : null;
}
