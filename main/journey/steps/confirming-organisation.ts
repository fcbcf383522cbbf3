import type { Journey } from '#contract/journey.ts';
import type { OrganisationChoice } from '../../policy/sign-in-rules.ts';
import type { Report } from '../event.ts';
import type { AskedOrganisation, State } from '../state.ts';
import { isAvailable, moveTo, type StepHandler, type Transition, toChoosing, toSigningIn } from './go-to.ts';

type OrganisationReport = Extract<
  Report,
  { type: 'organisation-named' | 'profile-opened' | 'profile-refused' }
>;

/** Whether a link or a profile may interrupt this step with its question. */
export function mayAskAboutOrganisation(journey: Journey): boolean {
  switch (journey.step) {
    case 'choosing':
    case 'confirming-organisation':
      return true;
    case 'entering-email':
      // A request that is being sent or queued must not go on behind another screen.
      return journey.phase === 'idle';
    default:
      return false;
  }
}

/** Asks about an organisation that a link or an opened profile names. Null where the step may not be interrupted. */
export function askAboutOrganisation(state: State, event: OrganisationReport): Transition | null {
  if (!mayAskAboutOrganisation(state.journey)) return null;
  const operation = state.operation + 1;
  const next = { ...state, operation, organisation: null };
  switch (event.type) {
    case 'organisation-named':
      return moveTo(
        { ...next, organisation: { slug: event.slug } },
        { step: 'confirming-organisation', by: 'link', phase: 'busy' },
        { do: 'find-organisation', operation, slug: event.slug, by: 'link' },
      );
    case 'profile-opened':
      return moveTo(
        { ...next, organisation: { profile: event.profile } },
        {
          step: 'confirming-organisation',
          by: 'profile',
          organisation: event.organisation,
          phase: 'idle',
        },
      );
    case 'profile-refused':
      return moveTo(next, {
        step: 'confirming-organisation',
        by: 'profile',
        phase: 'idle',
        failure: { code: event.code, at: 'page' },
      });
  }
}

/** Shows the question, now that the organisation was found. */
export function toConfirming(
  state: State,
  { slug, organisation, by }: Extract<Report, { type: 'organisation-found' }>,
): Transition {
  return moveTo(
    { ...state, organisation: { slug } },
    { step: 'confirming-organisation', by, organisation, phase: 'idle' },
  );
}

/** Adopts the organisation in exactly the version that was shown, which its digest names. */
function toAdopting(
  state: State,
  journey: Extract<Journey, { step: 'confirming-organisation' }>,
  asked: AskedOrganisation,
): Transition | null {
  if (!journey.organisation) return null;
  const { digest } = journey.organisation;
  const choice: OrganisationChoice = 'profile' in asked ? asked : { slug: asked.slug, digest };
  const { operation } = state;
  return moveTo(state, { ...journey, phase: 'busy' }, { do: 'adopt-organisation', operation, choice });
}

/** `confirming-organisation`: adopts the organisation, or goes back. Nothing changes before the person confirms. */
export const handleConfirmingOrganisation: StepHandler<'confirming-organisation'> = (
  state,
  journey,
  event,
) => {
  const { operation, organisation: choice } = state;
  const { failure: _, ...withoutFailure } = journey;
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'retry': {
      if (journey.phase === 'busy' || choice === null || !journey.failure) return null;
      // After `organisation-changed` the version that was shown is out of date, so it is looked up again.
      if (journey.organisation && journey.failure.code !== 'organisation-changed')
        return toAdopting(state, withoutFailure, choice);
      if ('profile' in choice) return null;
      const by = journey.by === 'address' ? 'address' : 'link';
      return moveTo(
        state,
        { step: 'confirming-organisation', by, phase: 'busy' },
        { do: 'find-organisation', operation, slug: choice.slug, by },
      );
    }
    case 'organisation-found':
      return toConfirming(state, event);
    case 'organisation-failed':
      return moveTo(state, { ...journey, phase: 'idle', failure: { code: event.code, at: 'page' } });
    case 'confirm-organisation':
      if (journey.phase === 'busy' || choice === null) return null;
      // Another question may have replaced this one at the moment of the answer.
      return event.digest === journey.organisation?.digest ? toAdopting(state, withoutFailure, choice) : null;
    case 'organisation-adopted':
      return isAvailable(state, event.method) ? toSigningIn(state, event.method) : toChoosing(state);
    case 'continue-by-email': {
      if (journey.by !== 'address' || journey.phase === 'busy' || journey.organisation?.restricted)
        return null;
      const { email } = state.drafts;
      return moveTo(
        { ...state, operation: operation + 1, organisation: null },
        { step: 'entering-email', email, phase: 'busy' },
        { do: 'start-sign-up', operation: operation + 1, email, lookUp: false },
      );
    }
    default:
      return null;
  }
};
