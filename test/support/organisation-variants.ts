import type { Management } from '#contract/policy.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { unmanaged } from '../../main/app/snapshot-store.ts';
import { contradiction, unreadable } from './policy-views.ts';
import { bakery, cameBack, cooperative, sanneAtProvider } from './samples.ts';
import { type At, failed, snapshotOf } from './snapshots.ts';

const confirming: At<'confirming-organisation'> = {
  step: 'confirming-organisation',
  by: 'link',
  organisation: bakery,
  phase: 'idle',
};
const lookingUp: At<'confirming-organisation'> = {
  step: 'confirming-organisation',
  by: 'address',
  phase: 'busy',
};

const suggested: { management: Management } = {
  management: {
    ...unmanaged,
    managed: true,
    by: bakery.name,
    links: ['support', 'managed-by'],
    organisation: { name: bakery.name, method: 'microsoft', mode: 'suggested' },
    canLeave: true,
    revision: 1,
  },
};
const required: { management: Management } = {
  management: {
    ...unmanaged,
    managed: true,
    by: cooperative.name,
    links: ['managed-by'],
    organisation: { name: cooperative.name, method: 'organisation', mode: 'required' },
    languageLocked: true,
    revision: 2,
    accent: '#f2b705',
  },
};

/** Every shape of a step that an organisation or the rules of this machine give it. */
export const organisationVariants: Record<string, Snapshot> = {
  'blocked by unreadable rules': snapshotOf(
    { step: 'blocked', ...failed('policy-invalid', 'page'), stops: unreadable },
    { management: { ...unmanaged, managed: true, links: ['support'] } },
  ),
  'blocked by a contradiction': snapshotOf({
    step: 'blocked',
    ...failed('nothing-allowed', 'page'),
    stops: contradiction,
  }),
  'blocked by the keychain': snapshotOf({ step: 'blocked', ...failed('keystore-required', 'page') }),
  'blocked, organisation unknown': snapshotOf(
    { step: 'blocked', ...failed('organisation-unknown', 'page') },
    required,
  ),
  'choosing, managed': snapshotOf(
    { step: 'choosing' },
    {
      management: { ...unmanaged, managed: true },
      notices: ['policy-problems', 'policy-not-trusted', 'policy-kept', 'organisation-refused'],
    },
  ),
  'choosing, a newer version': snapshotOf(
    { step: 'choosing' },
    {
      update: { status: 'available', version: '0.2.0', managed: false, byIt: false },
      notices: ['update-available'],
    },
  ),
  'finished, a newer version ready': snapshotOf(cameBack, {
    update: { status: 'ready', version: '0.2.0', managed: true, byIt: false },
    notices: ['update-ready'],
  }),
  'finished, of an organisation': snapshotOf(cameBack, suggested),
  'choosing, organisation suggested': snapshotOf({ step: 'choosing' }, suggested),
  'choosing, organisation suggested, its way failed': snapshotOf(
    { step: 'choosing', ...failed('sign-in-denied', 'microsoft') },
    suggested,
  ),
  'choosing, organisation suggested, another way failed': snapshotOf(
    { step: 'choosing', ...failed('not-allowed-here', 'google') },
    suggested,
  ),
  'choosing, organisation with own accounts': snapshotOf(
    { step: 'choosing', ...failed('sign-in-denied', 'econnect') },
    {
      management: {
        ...suggested.management,
        organisation: { name: bakery.name, method: 'econnect', mode: 'suggested' },
        accent: '#1b2a6b',
      },
    },
  ),
  'choosing, organisation required': snapshotOf(
    { step: 'choosing' },
    { ...required, manualSignUp: false, methods: [{ id: 'organisation', available: true }] },
  ),
  'checking an account of another organisation': snapshotOf(
    {
      step: 'checking-account',
      method: 'google',
      attempt: 1,
      account: sanneAtProvider,
      phase: 'idle',
      concern: 'other-organisation',
      expected: { name: bakery.name, domains: bakery.domains },
    },
    suggested,
  ),
  'looking up an organisation': snapshotOf(lookingUp),
  'looking up an organisation failed': snapshotOf({
    ...lookingUp,
    by: 'link',
    phase: 'idle',
    ...failed('organisation-unavailable', 'page'),
  }),
  'a profile that does not count': snapshotOf({
    ...lookingUp,
    by: 'profile',
    phase: 'idle',
    ...failed('profile-expired', 'page'),
  }),
  'confirming an organisation': snapshotOf(confirming),
  'confirming an organisation by address': snapshotOf({ ...confirming, by: 'address' }),
  'confirming a restricted organisation': snapshotOf(
    { ...confirming, by: 'profile', organisation: cooperative },
    { management: { ...unmanaged, accent: '#8a1538' } },
  ),
  'confirming an organisation, busy': snapshotOf({ ...confirming, phase: 'busy' }),
  'confirming an organisation failed': snapshotOf({
    ...confirming,
    by: 'address',
    ...failed('offline', 'submit'),
  }),
};
