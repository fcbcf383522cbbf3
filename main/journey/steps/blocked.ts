import { moveTo, type StepHandler, toStarting } from './go-to.ts';

export const blocked: StepHandler<'blocked'> = (state, journey, event) => {
  if (event.type !== 'retry') return null;
  if (state.stopped) return moveTo(state, journey, { do: 'reconsider' });
  return toStarting(state);
};
