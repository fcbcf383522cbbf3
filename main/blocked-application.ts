import type { FailureCode } from '#contract/failure.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import type { Application } from './application.ts';
import { OnboardingError } from './failure.ts';

/** The client when there is nothing to work with: one screen that says why, in words, in either language. */
export function blockedApplication(options: {
  code: FailureCode;
  facts: Pick<Snapshot, 'environment' | 'version' | 'language'>;
  announce: (snapshot: Snapshot) => void;
}): Application {
  let snapshot: Snapshot = {
    revision: 1,
    journey: { step: 'blocked', failure: { code: options.code, at: 'page' } },
    methods: [],
    manualSignUp: false,
    notices: [],
    ...options.facts,
  };
  return {
    answers: {
      snapshot: () => snapshot,
      send: () => undefined,
      openLink: () => {
        throw new OnboardingError('link-not-allowed');
      },
      setLanguage: (language) => {
        snapshot = { ...snapshot, language, revision: snapshot.revision + 1 };
        options.announce(snapshot);
      },
    },
    start: async () => undefined,
    stop: async () => undefined,
    notice: () => undefined,
    linkOrigins: () => [],
  };
}
