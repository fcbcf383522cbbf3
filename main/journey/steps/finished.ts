import {
  knownNextSteps,
  moveTo,
  type StepHandler,
  toCheckingSession,
  toChoosing,
  toFinished,
} from './go-to.ts';

/** `finished`: checks the session, shows the next steps, and signs out. */
export const handleFinished: StepHandler<'finished'> = (state, journey, event) => {
  const { operation, session } = state;
  if (session === null) return null;
  switch (event.type) {
    case 'retry':
      return journey.phase === 'busy' ? null : toCheckingSession(state, journey, session);
    case 'sign-out':
      // Allowed while the session is being checked: signing out never waits for the network.
      return moveTo(
        { ...state, operation: operation + 1 },
        { ...journey, phase: 'busy' },
        { do: 'sign-out', operation: operation + 1, session: session.id },
      );
    case 'session-checked':
      return [
        toFinished(state, {
          session: session.id,
          profile: event.profile,
          nextSteps: event.nextSteps ?? knownNextSteps(journey, state.nextStepLinks),
          isNew: journey.isNew,
        }),
        [],
      ];
    case 'session-unreachable':
      return moveTo(state, { ...journey, offline: true, phase: 'idle' });
    case 'session-ended':
      return toChoosing(state, { code: event.code ?? 'session-ended', at: 'page' });
    case 'session-over':
      return event.session === session.id ? toChoosing(state, { code: event.code, at: 'page' }) : null;
    case 'signed-out':
      return toChoosing(state);
    default:
      return null;
  }
};
