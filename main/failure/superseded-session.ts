import { OnboardingError } from './onboarding-error.ts';

/**
 * A request of a session that has been ended here, or replaced by another one, since it was made. What ended it reports that:
 * a sign-out is not an end by the platform.
 */
export class SupersededSession extends OnboardingError {
  constructor() {
    super('session-ended');
  }
}
