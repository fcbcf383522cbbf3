import type { Journey } from '#contract/journey.ts';
import type { SetupView } from '#contract/setup.ts';
import type { Copy } from './shape.ts';

/**
 * The heading of a step, or of the part of the setup that is open in it: shown at the top of the screen and in the window's
 * title, and announced.
 */
export function headingOf(
  { journey, setup }: { journey: Journey; setup: Pick<SetupView, 'place'> | null },
  copy: Copy,
): string {
  switch (journey.step) {
    case 'starting':
      return copy.starting.heading;
    case 'blocked':
      return copy.blocked.heading;
    case 'choosing':
      return copy.choosing.heading;
    case 'signing-in':
      return journey.phase === 'qr-shown' ? copy.signingIn.phoneHeading : copy.signingIn.heading;
    case 'checking-account':
      return journey.concern === 'outside-organisation'
        ? copy.checkingAccount.outsideHeading
        : copy.checkingAccount.heading;
    case 'confirming-organisation':
      return journey.organisation
        ? copy.organisation.confirming.heading
        : copy.organisation.confirming.lookingUpHeading;
    case 'entering-email':
      return copy.enteringEmail.heading;
    case 'waiting-for-activation':
      return copy.waiting[journey.kind].heading;
    case 'registering':
      return copy.registering[journey.kind].heading;
    case 'finished':
      if (setup && setup.place.at !== 'board') return copy.setupParts[setup.place.at];
      return journey.isNew ? copy.finished.newHeading : copy.finished.heading;
  }
}
