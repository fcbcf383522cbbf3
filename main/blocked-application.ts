import type { PolicyView } from '#contract/policy.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import type { Application } from './application.ts';
import { type ConsultationOptions, openConsultation } from './doctor/consultation.ts';
import { OnboardingError } from './failure.ts';
import type { Stop } from './journey/state.ts';
import { bundledTerms } from './platform/terms.ts';
import { noUpdates, unmanaged } from './snapshots.ts';

/** The client when there is nothing to work with: one screen that says why, in words, and the doctor. */
export function blockedApplication(options: {
  doctor: Omit<ConsultationOptions, 'policy' | 'remedies'> & { registerDeepLinks: () => void };
  stop: Stop;
  facts: Pick<Snapshot, 'environment' | 'version' | 'language'>;
  policy: PolicyView;
  copy: (text: string) => Promise<void>;
  announce: (snapshot: Snapshot) => void;
}): Application {
  const { code, stops } = options.stop;
  const { registerDeepLinks, ...doctor } = options.doctor;
  const consultation = openConsultation({
    ...doctor,
    policy: () => options.policy,
    remedies: {
      'unlock-keychain': () => undefined,
      'register-deep-link': registerDeepLinks,
      'use-relay': () => undefined,
      'open-network-page': () => undefined,
    },
  });
  let snapshot: Snapshot = {
    revision: 1,
    journey: { step: 'blocked', failure: { code, at: 'page' }, ...(stops ? { stops } : {}) },
    methods: [],
    manualSignUp: false,
    transports: [],
    links: [],
    notices: [],
    update: noUpdates,
    management: { ...unmanaged, managed: stops !== undefined },
    ...options.facts,
  };
  return {
    answers: {
      snapshot: () => snapshot,
      send: () => undefined,
      copyFailure: () => {
        throw new OnboardingError('unexpected', new Error('there is no sign-in here'));
      },
      openLink: () => {
        throw new OnboardingError('link-not-allowed');
      },
      setLanguage: (language) => {
        snapshot = { ...snapshot, language, revision: snapshot.revision + 1 };
        options.announce(snapshot);
      },
      update: () => undefined,
      examine: () => consultation.examine(),
      stopExamining: () => consultation.stop(),
      remedy: (remedy) => consultation.remedy(remedy),
      report: () => consultation.report(),
      copyReport: () => options.copy(consultation.report()),
      terms: () => bundledTerms(snapshot.language),
      policy: () => options.policy,
      copyPolicy: () => options.copy(JSON.stringify(options.policy, null, 2)),
    },
    start: async () => undefined,
    stop: async () => undefined,
    refuseLink: () => undefined,
    updated: () => undefined,
    openOrganisation: () => undefined,
    openProfile: async () => undefined,
    linkOrigins: () => [],
  };
}
