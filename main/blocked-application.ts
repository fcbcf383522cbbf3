import type { PolicyView } from '#contract/policy.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import type { Application } from './application.ts';
import { OnboardingError } from './failure.ts';
import type { Stop } from './journey/state.ts';
import { noUpdates, unmanaged } from './snapshots.ts';

/** The client when there is nothing to work with: one screen that says why, in words, in either language. */
export function blockedApplication(options: {
  stop: Stop;
  facts: Pick<Snapshot, 'environment' | 'version' | 'language'>;
  policy: PolicyView;
  copy: (text: string) => Promise<void>;
  announce: (snapshot: Snapshot) => void;
}): Application {
  const { code, stops } = options.stop;
  let snapshot: Snapshot = {
    revision: 1,
    journey: { step: 'blocked', failure: { code, at: 'page' }, ...(stops ? { stops } : {}) },
    methods: [],
    manualSignUp: false,
    notices: [],
    update: noUpdates,
    management: { ...unmanaged, managed: stops !== undefined },
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
      update: () => undefined,
      policy: () => options.policy,
      copyPolicy: () => options.copy(JSON.stringify(options.policy, null, 2)),
    },
    start: async () => undefined,
    stop: async () => undefined,
    notice: () => undefined,
    updated: () => undefined,
    openOrganisation: () => undefined,
    openProfile: async () => undefined,
    linkOrigins: () => [],
  };
}
