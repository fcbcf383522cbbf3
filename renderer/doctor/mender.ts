import type { FindingCode } from '#contract/doctor.ts';
import type { DoctorCopy } from '../copy/shape.ts';

/** Who can mend a finding: the person, their IT department, the provider, or we. */
type Mender = keyof DoctorCopy['mender'];

/** The one who can do most about it. */
export const menders: Record<FindingCode, Mender> = {
  'disk-full': 'person',
  'disk-read-only': 'it',
  'keychain-locked': 'person',
  'keychain-missing': 'it',
  'keychain-unreadable': 'person',
  'keychain-forbidden': 'it',
  'policy-invalid': 'it',
  'policy-not-trusted': 'it',
  'policy-problems': 'it',
  'browser-missing': 'it',
  'deep-link-elsewhere': 'person',
  'loopback-blocked': 'it',
  'clock-wrong': 'person',
  'no-link': 'person',
  'captive-portal': 'person',
  'proxy-unreachable': 'it',
  'proxy-auth-required': 'it',
  'proxy-refused': 'it',
  'tls-intercepted': 'it',
  'certificate-untrusted': 'it',
  'name-not-found': 'it',
  'host-unreachable': 'it',
  'host-slow': 'person',
  'answer-invalid': 'it',
  'provider-down': 'provider',
  'platform-down': 'econnect',
};
