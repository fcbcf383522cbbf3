import type { Intent } from '#contract/journey.ts';
import { organisation, terms } from './states.ts';

const acceptedTerms = { version: terms.version, sha256: terms.sha256 };

/** One of everything that the window can ask for, fit for the state that it belongs to. */
export const intents = {
  choose: { type: 'choose', method: 'google' },
  'choose-email': { type: 'choose-email' },
  'open-again': { type: 'open-again' },
  'copy-link': { type: 'copy-link' },
  'show-qr': { type: 'show-qr' },
  'use-another-way': { type: 'use-another-way' },
  'submit-pasted': { type: 'submit-pasted', text: 'Y29kZT14' },
  cancel: { type: 'cancel' },
  'confirm-account': { type: 'confirm-account' },
  'use-another-account': { type: 'use-another-account' },
  draft: { type: 'draft', field: 'email', value: 'iris@' },
  'submit-email': { type: 'submit-email', email: 'iris@molen.test' },
  'change-email': { type: 'change-email' },
  resend: { type: 'resend' },
  'submit-code': { type: 'submit-code', code: '123 456' },
  register: { type: 'register', username: 'iris', password: 'een lang wachtwoord', acceptedTerms },
  retry: { type: 'retry' },
  'sign-out': { type: 'sign-out' },
  'send-now': { type: 'send-now' },
  withdraw: { type: 'withdraw' },
  'retry-keychain': { type: 'retry-keychain' },
  'confirm-organisation': { type: 'confirm-organisation', digest: organisation.digest },
  'continue-by-email': { type: 'continue-by-email' },
  'leave-organisation': { type: 'leave-organisation' },
} satisfies Record<Intent['type'], Intent>;
