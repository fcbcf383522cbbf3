import { moveTo, type StepHandler, toStarting } from './go-to.ts';

/** `blocked`: only `retry` is answered, by reading the rules or the saved journey again. */
export const handleBlocked: StepHandler<'blocked'> = (state, journey, event) => {
  if (event.type !== 'retry') return null;
  if (state.stopped) return moveTo(state, journey, { do: 'reconsider' });
  return toStarting(state);
};
