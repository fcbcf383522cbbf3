import { moveTo, type StepHandler, toEnteringEmail, toSigningIn } from './go-to.ts';

/** `choosing`: begins with a sign-in method or by e-mail, or leaves the organisation. */
export const handleChoosing: StepHandler<'choosing'> = (state, _journey, event) => {
  switch (event.type) {
    case 'choose': {
      const offered = state.offers.methods.find(({ id }) => id === event.method);
      if (offered?.available) return toSigningIn(state, event.method);
      return moveTo(state, { step: 'choosing', failure: { code: 'method-unavailable', at: event.method } });
    }
    case 'leave-organisation':
      return moveTo(state, { step: 'choosing' }, { do: 'leave-organisation' });
    case 'choose-email':
      if (state.offers.manualSignUp) return toEnteringEmail(state);
      return moveTo(state, { step: 'choosing', failure: { code: 'manual-sign-up-disabled', at: 'email' } });
    default:
      return null;
  }
};
