import type { PolicyView } from '#contract/policy.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { type DoctorSessionOptions, openDoctorSession } from '../doctor/doctor-session.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { bundledTerms } from '../platform/terms.ts';
import type { Stop } from '../policy/sign-in-rules.ts';
import type { Application } from './application.ts';
import { SnapshotStore, unmanaged } from './snapshot-store.ts';

function refuseSetup(): never {
  throw new OnboardingError('unexpected', new Error('there is no setup here'));
}

/** The client without a usable environment or policy: one screen that says why, and the doctor. */
export function createBlockedApplication(options: {
  doctor: Omit<DoctorSessionOptions, 'policy' | 'remedies'> & { registerDeepLinks: () => void };
  stop: Stop;
  facts: Pick<Snapshot, 'environment' | 'version' | 'language'>;
  policy: PolicyView;
  copy: (text: string) => Promise<void>;
  /** Reads the machine again, which replaces this application. */
  retry: () => void;
  announce: (snapshot: Snapshot) => void;
}): Application {
  const { code, stops } = options.stop;
  const { registerDeepLinks, ...doctor } = options.doctor;
  const session = openDoctorSession({
    ...doctor,
    policy: () => options.policy,
    remedies: {
      'unlock-keychain': () => undefined,
      'register-deep-link': registerDeepLinks,
      'use-relay': () => undefined,
      'open-network-page': () => undefined,
    },
  });
  const snapshots = new SnapshotStore(options.facts, options.announce);
  const { notices } = snapshots;
  snapshots.show({
    journey: { step: 'blocked', failure: { code, at: 'page' }, ...(stops ? { stops } : {}) },
    offers: { methods: [], manualSignUp: false, returnPaths: [] },
  });
  snapshots.change({ management: { ...unmanaged, managed: stops !== undefined } });
  let isRetrying = false;
  return {
    answers: {
      snapshot: () => snapshots.current,
      // The blocked screen has a control for no other intent.
      send: ({ type }) => {
        if (type !== 'retry' || isRetrying) return;
        isRetrying = true;
        options.retry();
      },
      copyFailure: () => {
        throw new OnboardingError('unexpected', new Error('there is no sign-in here'));
      },
      openLink: () => {
        throw new OnboardingError('link-not-allowed');
      },
      setUp: () => undefined,
      checkInvoice: refuseSetup,
      copySetupMessage: refuseSetup,
      mailSetupMessage: refuseSetup,
      setLanguage: (language) => snapshots.change({ language }),
      update: () => undefined,
      examine: () => session.examine(),
      stopExamining: () => session.stop(),
      remedy: (remedy) => session.remedy(remedy),
      report: () => session.report(),
      copyReport: () => options.copy(session.report()),
      terms: () => bundledTerms(snapshots.current.language),
      policy: () => options.policy,
      copyPolicy: () => options.copy(JSON.stringify(options.policy, null, 2)),
    },
    start: async () => undefined,
    prepareSignIn: async () => undefined,
    stop: async () => undefined,
    refuseLink: (refusedLink) => {
      snapshots.change({ refusedLink });
      notices.set('deep-link-refused', true);
    },
    updated: () => undefined,
    openOrganisation: () => notices.set('organisation-later', true),
    openProfile: async () => notices.set('organisation-later', true),
    linkOrigins: () => [],
  };
}
