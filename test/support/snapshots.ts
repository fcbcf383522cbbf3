import type { Failure, Journey, Step } from '#contract/journey.ts';
import { returnPaths } from '#contract/sign-in-method.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { unmanaged } from '../../main/app/snapshot-store.ts';

/** A journey that is at one step. */
export type At<Name extends Step> = Extract<Journey, { step: Name }>;

/** What a journey holds after something went wrong. */
export const failed = (code: Failure['code'], at: Failure['at']): { failure: Failure } => ({
  failure: { code, at },
});

/** A snapshot of a journey with the surroundings of an ordinary day. */
export function snapshotOf(journey: Journey, others: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    journey,
    language: 'nl',
    methods: [
      { id: 'microsoft', available: true },
      { id: 'google', available: true },
      { id: 'apple', available: false },
      { id: 'econnect', available: true },
    ],
    manualSignUp: true,
    returnPaths: returnPaths,
    links: ['help', 'video', 'sales', 'privacy', 'terms'],
    notices: [],
    management: unmanaged,
    setup: null,
    update: { status: 'off', managed: false, byIt: false },
    environment: 'sandbox',
    version: '0.1.0',
    ...others,
  };
}
