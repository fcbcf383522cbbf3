import { isAvailable, moveTo, type StepHandler, toEnteringEmail, toSigningIn } from './go-to.ts';

/** `choosing`: begins with a sign-in method or by e-mail, or leaves the organisation. */
export const handleChoosing: StepHandler<'choosing'> = (state, _journey, event) => {
  switch (event.type) {
    case 'choose':
      if (isAvailable(state, event.method)) return toSigningIn(state, event.method);
      return moveTo(state, { step: 'choosing', failure: { code: 'method-unavailable', at: event.method } });
    case 'leave-organisation':
      return moveTo(state, { step: 'choosing' }, { do: 'leave-organisation' });
    case 'choose-email':
      if (state.offers.manualSignUp) return toEnteringEmail(state);
      return moveTo(state, { step: 'choosing', failure: { code: 'manual-sign-up-disabled', at: 'email' } });
    default:
      return null;
  }
};
