import { resume } from '../resume.ts';
import { type StepHandler, toBlocked } from './go-to.ts';

/** `starting`: waits for `restored`, and resumes from it unless everything is stopped. */
export const handleStarting: StepHandler<'starting'> = (state, _journey, event) => {
  if (event.type !== 'restored') return null;
  return state.stopped ? [toBlocked(state, state.stopped), []] : resume(state, event);
};
