import { type Check, check } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat } from '../expectation.ts';
import {
  activatedSignUp,
  advancePast,
  agedMailCheck,
  askToRegister,
  mailCheck,
  newAccount,
  newName,
  newPassword,
  register,
  registrationDetails,
} from '../sign-up-steps.ts';

const tickets: Check[] = [
  mailCheck('P-30', 'a ticket makes one account', async (kit) => {
    const { ticket } = await newAccount(kit);
    const needs = await kit.call('getRegistration', { bearer: ticket });
    expectAnswer(needs, 410, 'registration-expired', 'a used ticket');
    const { ticket: other } = await activatedSignUp(kit);
    const { details } = await registrationDetails(kit, other);
    const again = await askToRegister(kit, ticket, details);
    expectAnswer(again, 410, 'registration-expired', 'a second registration with a used ticket');
  }),
  check('P-30', 'a ticket that is made up is refused as one that is too old', ['sign-up'], async (kit) => {
    const answer = await kit.call('getRegistration', { bearer: newName() });
    expectAnswer(answer, 410, 'registration-expired');
  }),
  agedMailCheck('P-30', 'a ticket that is too old is refused', async (kit) => {
    const { ticket } = await activatedSignUp(kit);
    const { body } = await kit.call('getRegistration', { bearer: ticket });
    await advancePast(kit, body.expiresAt);
    const late = await kit.call('getRegistration', { bearer: ticket });
    expectAnswer(late, 410, 'registration-expired', 'after `expiresAt`');
  }),
  mailCheck('P-30', 'of two tickets for one address one makes the account', async (kit) => {
    const first = await activatedSignUp(kit);
    const second = await activatedSignUp(kit, first.email);
    const { details } = await registrationDetails(kit, second.ticket);
    await register(kit, first.ticket);
    const late = await askToRegister(kit, second.ticket, details);
    expectAnswer(late, 410, 'registration-expired', 'the other ticket');
  }),
  mailCheck('P-31', 'the status of an activated sign-up gives a ticket that counts', async (kit) => {
    const { credential } = await activatedSignUp(kit);
    const { body } = await kit.call('getSignUp', credential);
    await registrationDetails(kit, String(body.registration));
  }),
  agedMailCheck('P-31', 'also once the first ticket is too old', async (kit) => {
    const { credential, ticket } = await activatedSignUp(kit);
    const { body } = await kit.call('getRegistration', { bearer: ticket });
    await advancePast(kit, body.expiresAt);
    const status = await kit.call('getSignUp', credential);
    await register(kit, String(status.body.registration));
  }),
];

const refusals: Check[] = [
  mailCheck(
    'P-32',
    'another version or another text of the terms is refused, and the ticket goes on',
    async (kit) => {
      const { ticket } = await activatedSignUp(kit);
      const { details, acceptedTerms } = await registrationDetails(kit, ticket);
      const stale = {
        'another version': { ...acceptedTerms, version: '1970-01' },
        'another text': { ...acceptedTerms, sha256: '0'.repeat(64) },
      };
      for (const [what, accepted] of Object.entries(stale)) {
        const answer = await askToRegister(kit, ticket, { ...details, acceptedTerms: accepted });
        expectAnswer(answer, 409, 'terms-changed', what);
      }
      await register(kit, ticket);
    },
  ),
  check(
    'P-32',
    'terms that were published meanwhile are accepted anew',
    ['sign-up', 'nextMail', 'publishTerms'],
    async (kit) => {
      const { ticket } = await activatedSignUp(kit);
      const { details } = await registrationDetails(kit, ticket);
      await kit.port.publishTerms();
      const answer = await askToRegister(kit, ticket, details);
      expectAnswer(answer, 409, 'terms-changed');
      await register(kit, ticket);
    },
  ),
  mailCheck(
    'P-33',
    'a user name that is taken and a password of the wrong length leave the ticket as it is',
    async (kit) => {
      const taken = newName();
      const first = await activatedSignUp(kit);
      const own = await registrationDetails(kit, first.ticket, taken);
      const made = await askToRegister(kit, first.ticket, own.details);
      expectSuccess(made, 201, 'the first account');
      const { ticket } = await activatedSignUp(kit);
      const { details, passwordPolicy } = await registrationDetails(kit, ticket);
      const { minimumLength = 0, maximumLength = 0 } = passwordPolicy ?? {};
      expectThat(minimumLength > 0, 'a password policy for an account by e-mail', 'none');
      const wrong = [
        ['username-taken', 409, { username: taken }],
        ['password-too-weak', 422, { password: newPassword(minimumLength).slice(0, minimumLength - 1) }],
        ['password-too-long', 422, { password: newPassword(maximumLength + 1).slice(0, maximumLength + 1) }],
      ] as const;
      for (const [code, status, change] of wrong) {
        const answer = await askToRegister(kit, ticket, { ...details, ...change });
        expectAnswer(answer, status, code);
      }
      await register(kit, ticket);
    },
  ),
  mailCheck('P-33', 'the longest password is taken, and its length counts in code points', async (kit) => {
    const { ticket } = await activatedSignUp(kit);
    const { details, passwordPolicy } = await registrationDetails(kit, ticket);
    const { maximumLength = 0 } = passwordPolicy ?? {};
    // Each of them is two UTF-16 code units and four bytes.
    const password = `${newPassword(maximumLength).slice(0, maximumLength - 2)}😀😀`;
    const answer = await askToRegister(kit, ticket, { ...details, password });
    expectSuccess(answer, 201, `a password of ${maximumLength} code points`);
  }),
];

/** The section "Registration". */
export const registrationChecks: readonly Check[] = [...tickets, ...refusals];
