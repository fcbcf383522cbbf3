import type { Report } from '../../../../main/journey/event.ts';
import { account, nextSteps, organisation, profile, proof, registration, session, signUp } from './states.ts';

/** What the keychain holds of an earlier run. */
export const found = {
  session: { kind: 'found', ...session },
  signUp: { kind: 'found', holds: 'sign-up', proof: null },
  registration: { kind: 'found', holds: 'registration', proof: null },
  none: { kind: 'none' },
  unavailable: { kind: 'unavailable' },
} as const;
/** The reports about the work of operation 3. */
export const reports = {
  'return-path-chosen': { type: 'return-path-chosen', operation: 3, returnPath: 'loopback' },
  'paste-refused': { type: 'paste-refused', operation: 3 },
  delivered: { type: 'delivered', operation: 3, to: 'browser' },
  'browser-returned': { type: 'browser-returned', operation: 3 },
  'identity-verified': { type: 'identity-verified', operation: 3, account, proof, concern: null },
  'sign-in-failed': { type: 'sign-in-failed', operation: 3, code: 'sign-in-denied' },
  'registration-required': { type: 'registration-required', operation: 3, account, pendingId: 'p2' },
  'confirmation-required': { type: 'confirmation-required', operation: 3, signUp, pendingId: 'p2' },
  'session-begun': { type: 'session-begun', session, isNew: true },
  'session-checked': { type: 'session-checked', operation: 3, profile, nextSteps },
  'registration-loaded': { type: 'registration-loaded', operation: 3, registration },
  'registration-failed': { type: 'registration-failed', operation: 3, code: 'offline' },
  'sign-up-started': { type: 'sign-up-started', operation: 3, signUp, pendingId: 'p2' },
  'sign-up-failed': { type: 'sign-up-failed', operation: 3, code: 'offline' },
  resent: { type: 'resent', operation: 3, resendAt: '2026-11-23T10:01:00Z' },
  'resend-failed': { type: 'resend-failed', operation: 3, code: 'resend-too-soon' },
  activated: { type: 'activated', operation: 3 },
  'activation-failed': { type: 'activation-failed', operation: 3, code: 'code-wrong' },
  'sign-up-expired': { type: 'sign-up-expired', operation: 3 },
  'session-unreachable': { type: 'session-unreachable', operation: 3 },
  'session-ended': { type: 'session-ended', operation: 3 },
  'signed-out': { type: 'signed-out', operation: 3 },
  'session-over': { type: 'session-over', session: session.id, code: 'session-ended' },
  'organisation-found': {
    type: 'organisation-found',
    operation: 3,
    slug: 'molen',
    organisation,
    by: 'address',
  },
  'organisation-failed': { type: 'organisation-failed', operation: 3, code: 'organisation-unavailable' },
  'organisation-adopted': { type: 'organisation-adopted', operation: 3, method: 'google' },
  'organisation-named': { type: 'organisation-named', slug: 'molen' },
  'profile-opened': { type: 'profile-opened', organisation, profile: 'text of a profile' },
  'profile-refused': { type: 'profile-refused', code: 'profile-expired' },
  queued: { type: 'queued', operation: 3, key: 'key-2' },
  sending: { type: 'sending', operation: 3 },
  'keychain-changed': { type: 'keychain-changed', isReady: true },
  restored: { type: 'restored', saved: null, session: found.none, pending: found.none },
} satisfies Record<string, Report>;
