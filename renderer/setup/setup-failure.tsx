import type { SetupView } from '#contract/setup.ts';
import { FailureNote } from '../components/failure-note.tsx';

/** What went wrong at this part, beside the control that asked for it. */
export function SetupFailure({ setup, id }: { setup: SetupView; id?: string }) {
  return setup.failure ? <FailureNote code={setup.failure.code} id={id} /> : null;
}
