import type { Snapshot } from '#contract/snapshot.ts';
import { organisationVariants } from './organisation-variants.ts';
import { sanne, sanneAtProvider } from './samples.ts';
import { setupVariants } from './setup-variants.ts';
import { type At, failed, snapshotOf } from './snapshots.ts';

const privateAccount = { name: 'Sanne', email: 'sanne.en.de.katten.van.de.hoek@gmail.com' };

const signingIn: At<'signing-in'> = { step: 'signing-in', method: 'microsoft', attempt: 1, phase: 'waiting' };
const byRelay: At<'signing-in'> = { ...signingIn, returnPath: 'relay', phrase: 'rustige otter' };
/** Looks like one: 33 squares a side, every other one dark. */
const qr = {
  size: 33,
  path: Array.from({ length: 400 }, (_, at) => `M${4 + (at % 25)} ${4 + Math.floor(at / 16)}h1v1h-1z`)
    .filter((_, at) => at % 3 !== 1)
    .join(''),
};
const checking: At<'checking-account'> = {
  step: 'checking-account',
  method: 'google',
  attempt: 1,
  account: sanneAtProvider,
  concern: 'new-account',
  phase: 'idle',
};
const enteringEmail: At<'entering-email'> = { step: 'entering-email', email: '', phase: 'idle' };
const waiting: At<'waiting-for-activation'> = {
  step: 'waiting-for-activation',
  kind: 'activation',
  email: sanne.email,
  phrase: 'rustige otter',
  expiresAt: '2030-01-01T12:30:00Z',
  resendAt: '2020-01-01T12:00:00Z',
  phase: 'waiting',
  resent: false,
};
const registering: At<'registering'> = {
  step: 'registering',
  kind: 'email',
  email: sanne.email,
  username: sanne.username,
  terms: {
    version: '2026-1',
    sha256: 'a'.repeat(64),
    language: 'nl',
    text: Array.from(
      { length: 12 },
      (_, at) => `${at + 1}. eConnect verwerkt je facturen zorgvuldig en volgens de wet.`,
    ).join('\n\n'),
    url: 'https://example.test/terms',
  },
  passwordPolicy: { minimumLength: 12, maximumLength: 128 },
  phase: 'idle',
};
const { passwordPolicy: _, ...termsOnly } = { ...registering, kind: 'identity' as const };
const finished: At<'finished'> = {
  step: 'finished',
  account: sanne,
  nextSteps: [
    { id: 'company', title: 'Vul je bedrijfsgegevens aan', done: true },
    { id: 'sender', title: 'Kies hoe je facturen verstuurt', done: false },
    { id: 'test', title: 'Verstuur een proeffactuur', done: false },
  ],
  offline: false,
  isNew: true,
  phase: 'idle',
};

/** Every step in every shape that looks different, by a name for tests and pictures. */
export const variants: Record<string, Snapshot> = {
  starting: snapshotOf({ step: 'starting' }),
  'blocked by policy': snapshotOf({ step: 'blocked', ...failed('nothing-allowed', 'page') }),
  'blocked by age': snapshotOf({ step: 'blocked', ...failed('client-too-old', 'page') }),
  'blocked, offline': snapshotOf({ step: 'blocked', ...failed('offline', 'page') }),
  'blocked otherwise': snapshotOf({ step: 'blocked', ...failed('unexpected', 'page') }),
  choosing: snapshotOf({ step: 'choosing' }, { environment: 'production' }),
  'choosing after a failure': snapshotOf({
    step: 'choosing',
    failure: { code: 'sign-in-denied', at: 'google', reference: '7KQ2-M9XD' },
  }),
  'choosing, IT must approve': snapshotOf({
    step: 'choosing',
    failure: { code: 'sign-in-approval-required', at: 'microsoft', reference: '7KQ2-M9XD' },
  }),
  'choosing, the clock is wrong': snapshotOf({ step: 'choosing', ...failed('clock-wrong', 'google') }),
  'choosing after the session ended': snapshotOf({ step: 'choosing', ...failed('session-ended', 'page') }),
  'choosing, every method': snapshotOf(
    { step: 'choosing', ...failed('manual-sign-up-disabled', 'email') },
    {
      methods: (['organisation', 'microsoft', 'google', 'apple', 'econnect'] as const).map((id) => ({
        id,
        available: true,
      })),
      notices: ['session-only-missing', 'memory-not-kept'],
    },
  ),
  'choosing, in safe mode': snapshotOf(
    { step: 'choosing' },
    {
      notices: ['safe-mode', 'session-only-unreadable', 'deep-link-refused'],
      refusedLink: { link: `/organisation?slug=${'bakkerij_'.repeat(6)}…`, reason: 'value-invalid' },
    },
  ),
  'choosing, offline': snapshotOf({
    step: 'choosing',
    failure: { code: 'proxy-auth-required', at: 'google', reference: '7KQ2-M9XD' },
  }),
  'choosing, without e-mail': snapshotOf(
    { step: 'choosing' },
    { manualSignUp: false, methods: [{ id: 'organisation', available: true }] },
  ),
  'choosing, own accounts only by e-mail': snapshotOf({ step: 'choosing' }, { manualSignUp: false }),
  'signing in, opening': snapshotOf({ ...signingIn, returnPath: 'loopback', phase: 'opening' }),
  'signing in, waiting': snapshotOf(signingIn),
  'signing in, link copied': snapshotOf({ ...signingIn, phase: 'link-copied' }),
  'signing in, completing': snapshotOf({ ...signingIn, phase: 'completing' }),
  'signing in, no browser': snapshotOf({ ...signingIn, ...failed('browser-not-opened', 'page') }),
  'signing in, preparing': snapshotOf({ ...signingIn, phase: 'opening' }),
  'signing in, remotely': snapshotOf({ ...byRelay, reason: 'remote-session' }),
  'signing in, blocked here': snapshotOf({ ...byRelay, method: 'organisation', reason: 'loopback-blocked' }),
  'signing in, by phone': snapshotOf({ ...byRelay, reason: 'browser-missing', phase: 'qr-shown', qr }),
  'signing in, by hand': snapshotOf({ ...signingIn, attempt: 3, returnPath: 'paste', reason: 'chosen' }),
  'signing in, wrong text': snapshotOf({
    ...signingIn,
    returnPath: 'paste',
    reason: 'chosen',
    ...failed('paste-wrong', 'paste'),
  }),
  'signing in, by the listener alone': snapshotOf(
    { ...signingIn, returnPath: 'loopback' },
    { returnPaths: ['loopback'] },
  ),
  'signing in, without the relay': snapshotOf(
    { ...signingIn, returnPath: 'loopback', reason: 'chosen' },
    { returnPaths: ['loopback', 'paste'] },
  ),
  'signing in, by the relay alone': snapshotOf(byRelay, { returnPaths: ['relay'] }),
  'signing in, by hand alone': snapshotOf({ ...signingIn, returnPath: 'paste' }, { returnPaths: ['paste'] }),
  'checking a new account': snapshotOf(checking),
  'checking a private address': snapshotOf({
    ...checking,
    account: privateAccount,
    concern: 'consumer-address',
  }),
  'checking an unverified address': snapshotOf({ ...checking, concern: 'unverified-address' }),
  'checking a hidden address': snapshotOf({
    ...checking,
    method: 'apple',
    account: { name: 'Joost Kramer', email: 'x7k2p9qw4t@privaterelay.appleid.com' },
    concern: 'hidden-address',
  }),
  'checking an outsider': snapshotOf({
    ...checking,
    account: privateAccount,
    concern: 'outside-organisation',
    expected: { name: 'Bakkerij De Hoek', domains: ['bakkerijdehoek.nl', 'dehoek.test'] },
  }),
  'entering an address': snapshotOf(enteringEmail),
  'entering an address, own account refused': snapshotOf({
    ...enteringEmail,
    ...failed('sign-in-denied', 'econnect'),
  }),
  'entering an address, sending': snapshotOf({ ...enteringEmail, email: sanne.email, phase: 'busy' }),
  'entering an address, refused': snapshotOf({
    ...enteringEmail,
    email: 'sanne@',
    ...failed('email-invalid', 'email'),
  }),
  'entering an address, queued': snapshotOf({ ...enteringEmail, email: sanne.email, phase: 'queued' }),
  'entering an address, offline': snapshotOf({
    ...enteringEmail,
    email: sanne.email,
    ...failed('offline', 'submit'),
  }),
  'waiting for activation': snapshotOf(waiting),
  'waiting for confirmation': snapshotOf({ ...waiting, kind: 'confirmation' }),
  'waiting, sent again': snapshotOf({ ...waiting, resent: true }),
  'waiting, code wrong': snapshotOf({ ...waiting, ...failed('code-wrong', 'code') }),
  'waiting, too soon': snapshotOf({ ...waiting, ...failed('resend-too-soon', 'resend') }),
  'waiting, expired': snapshotOf({ ...waiting, ...failed('sign-up-expired', 'page') }),
  'waiting, another mail queued': snapshotOf({ ...waiting, phase: 'resend-queued' }),
  'waiting, sending again': snapshotOf({ ...waiting, phase: 'resending' }),
  'waiting, activating': snapshotOf({ ...waiting, phase: 'activating' }),
  'registering an identity': snapshotOf({ ...termsOnly }),
  'registering by e-mail': snapshotOf(registering),
  'registering, user name taken': snapshotOf({ ...registering, ...failed('username-taken', 'username') }),
  'registering, password weak': snapshotOf({ ...registering, ...failed('password-too-weak', 'password') }),
  'registering, terms changed': snapshotOf({ ...registering, ...failed('terms-changed', 'terms') }),
  'registering, expired': snapshotOf({ ...registering, ...failed('registration-expired', 'submit') }),
  'registering, password needed again': snapshotOf({
    ...registering,
    ...failed('password-needed-again', 'password'),
  }),
  'registering, queued': snapshotOf({ ...registering, phase: 'queued' }),
  'registering, busy': snapshotOf({ ...registering, phase: 'busy' }),
  'finished, new': snapshotOf(finished),
  'finished, back': snapshotOf({ ...finished, isNew: false, nextSteps: [] }, { environment: 'production' }),
  'finished, offline': snapshotOf(
    { ...finished, isNew: false, offline: true },
    { notices: ['session-only-locked'] },
  ),
  ...organisationVariants,
  ...setupVariants,
};

/** A variant that there must be. */
export function variant(name: string): Snapshot {
  const found = variants[name];
  if (!found) throw new Error(`there is no variant ${name}`);
  return found;
}
