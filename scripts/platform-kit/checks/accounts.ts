import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { exchange } from '../../../test/support/contract-client.ts';
import { type Check, check, checksNeeding, type Kit } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat } from '../expectation.ts';
import { exchangeAs, idTokenOf, mailedIdentityCheck } from '../issuer-steps.ts';
import { activate, newAccount, nextMailWithCode, register } from '../sign-up-steps.ts';

const identityCheck = checksNeeding('exchange', 'newPerson', 'signIn');

type Confirmation = { id: string; secret: string; email: string };

/** Answers the mail of a confirmation by its code. */
async function confirm(kit: Kit<'nextMail'>, { id, secret, email }: Confirmation): Promise<void> {
  const { code } = await nextMailWithCode(kit, email);
  expectSuccess(await activate(kit, { id, bearer: secret }, code), 200, 'the code of the confirmation');
}

const profile = async (kit: Kit, accessToken: string) => {
  const answer = await kit.call('getProfile', { bearer: accessToken });
  expectSuccess(answer, 200, 'the profile');
  return answer.body;
};

const decisions: Check[] = [
  check(
    'P-10',
    'who comes by another way than the restricted organisation’s is refused',
    ['exchange', 'sign-up', 'restrict', 'signIn'],
    async (kit) => {
      const { outsider, lift } = await kit.port.restrict();
      try {
        const { answer } = await exchangeAs(kit, outsider);
        expectAnswer(answer, 400, 'organisation_mismatch');
        const typed = await kit.call('startSignUp', { body: { email: outsider.email, language: 'en' } });
        expectAnswer(typed, 403, 'organisation-restricted', 'a sign-up by e-mail');
      } finally {
        await lift();
      }
    },
  ),
  identityCheck(
    'P-11',
    'an identity that is linked gets tokens of its account, also at a later sign-in',
    async (kit) => {
      const person = await kit.port.newPerson('vouched');
      const first = await exchangeAs(kit, person);
      expectAnswer(first.answer, 400, 'registration_required', 'the first sign-in');
      const made = await profile(kit, (await register(kit, first.answer.body.registration)).access_token);
      const later = await exchangeAs(kit, person);
      expectSuccess(later.answer, 200, 'a later sign-in');
      const found = await profile(kit, later.answer.body.access_token);
      expectThat(found.id === made.id, 'the account that was made', 'another');
    },
  ),
  mailedIdentityCheck(
    'P-11',
    'an identity that is linked is not asked for its address again',
    async (kit) => {
      const person = await kit.port.newPerson('unvouched');
      const { idToken, answer } = await exchangeAs(kit, person);
      expectAnswer(answer, 400, 'confirmation_required');
      await confirm(kit, answer.body.sign_up);
      const confirmed = await exchange(kit.call, idToken);
      expectAnswer(confirmed, 400, 'registration_required', 'once it is confirmed');
      await register(kit, confirmed.body.registration);
      expectSuccess((await exchangeAs(kit, person)).answer, 200, 'a later sign-in');
    },
  ),
  mailedIdentityCheck(
    'P-12',
    'an address that its provider does not vouch for is confirmed by mail first',
    async (kit) => {
      const person = await kit.port.newPerson('unvouched');
      const { idToken, answer } = await exchangeAs(kit, person);
      expectAnswer(answer, 400, 'confirmation_required');
      const { sign_up: confirmation } = answer.body;
      expectThat(confirmation.email === person.email, 'the address of the identity', 'another');
      await confirm(kit, confirmation);
      expectAnswer(await exchange(kit.call, idToken), 400, 'registration_required', 'once it is confirmed');
    },
  ),
  mailedIdentityCheck(
    'P-12',
    'an account of the same address is not reached without that mail',
    async (kit) => {
      const person = await kit.port.newPerson('unvouched');
      await newAccount(kit, person.email);
      const { idToken, answer } = await exchangeAs(kit, person);
      expectAnswer(answer, 400, 'confirmation_required');
      await confirm(kit, answer.body.sign_up);
      expectSuccess(await exchange(kit.call, idToken), 200, 'once it is confirmed');
    },
  ),
  mailedIdentityCheck('P-13', 'a vouched address of an account is that account’s', async (kit) => {
    const person = await kit.port.newPerson('vouched');
    const { tokens } = await newAccount(kit, person.email);
    const { answer } = await exchangeAs(kit, person);
    expectSuccess(answer, 200);
    const [made, found] = [
      await profile(kit, tokens.access_token),
      await profile(kit, answer.body.access_token),
    ];
    expectThat(made.id === found.id, 'the account of that address', 'another');
  }),
  identityCheck(
    'P-14',
    'a vouched address without an account is registered, without a password',
    async (kit) => {
      const person = await kit.port.newPerson('vouched');
      const { answer } = await exchangeAs(kit, person);
      expectAnswer(answer, 400, 'registration_required');
      const ticket = answer.body.registration;
      const needs = await kit.call('getRegistration', { bearer: ticket });
      expectThat(needs.body.kind === 'identity', 'the kind `identity`', needs.body.kind);
      const { access_token } = await register(kit, ticket);
      expectThat(
        (await profile(kit, access_token)).email === person.email,
        'the address of the identity',
        'another',
      );
    },
  ),
];

const repeats: Check[] = [
  identityCheck('P-15', 'the same ID token may come again', async (kit) => {
    const { idToken, answer } = await exchangeAs(kit, await kit.port.newPerson('vouched'));
    expectAnswer(answer, 400, 'registration_required');
    expectAnswer(await exchange(kit.call, idToken), 400, 'registration_required', 'the same ID token');
  }),
  identityCheck('P-15', 'what is no ID token of the issuer, or was changed, is refused', async (kit) => {
    const { idToken } = await idTokenOf(kit, await kit.port.newPerson('vouched'));
    const [header = '', , signature = ''] = idToken.split('.');
    const claims = Buffer.from(JSON.stringify({ ...decodeJwt(idToken), sub: 'another' })).toString(
      'base64url',
    );
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const { privateKey } = await generateKeyPair('ES256');
    // A good token but for its key, whose id it takes.
    const foreign = new SignJWT(decodeJwt(idToken)).setProtectedHeader({
      alg: 'ES256',
      kid: String(decodeProtectedHeader(idToken).kid),
    });
    const others = [`${header}.${claims}.${signature}`, `${none}.${claims}.`, await foreign.sign(privateKey)];
    for (const token of ['no-token', ...others])
      expectAnswer(await exchange(kit.call, token), 400, 'invalid_grant');
  }),
  check(
    'P-15',
    'an ID token that is not valid any more is refused',
    ['exchange', 'newPerson', 'signIn', 'advanceClock'],
    async (kit) => {
      const { idToken } = await idTokenOf(kit, await kit.port.newPerson('vouched'));
      const { exp = 0, iat = 0 } = decodeJwt(idToken);
      // A platform may allow for clocks that differ by some minutes.
      await kit.port.advanceClock(exp - iat + 600);
      expectAnswer(await exchange(kit.call, idToken), 400, 'invalid_grant');
    },
  ),
  check(
    'P-16',
    'a new confirmation takes the place of the earlier one',
    ['exchange', 'sign-up', 'newPerson', 'signIn'],
    async (kit) => {
      const { idToken, answer: first } = await exchangeAs(kit, await kit.port.newPerson('unvouched'));
      expectAnswer(first, 400, 'confirmation_required');
      const second = await exchange(kit.call, idToken);
      expectAnswer(second, 400, 'confirmation_required', 'the same ID token');
      const statusOf = async ({ id, secret }: Confirmation) =>
        (await kit.call('getSignUp', { id, bearer: secret })).body.status;
      const statuses = `${await statusOf(first.body.sign_up)}, ${await statusOf(second.body.sign_up)}`;
      expectThat(statuses === 'expired, pending', 'the statuses expired, pending', statuses);
    },
  ),
];

const confirmations: Check[] = [
  mailedIdentityCheck('P-17', 'a confirmation gives no ticket', async (kit) => {
    const { answer } = await exchangeAs(kit, await kit.port.newPerson('unvouched'));
    expectAnswer(answer, 400, 'confirmation_required');
    const { id, secret } = answer.body.sign_up;
    await confirm(kit, answer.body.sign_up);
    const { body } = await kit.call('getSignUp', { id, bearer: secret });
    const hasTicket = Object.hasOwn(body, 'registration');
    expectThat(
      !hasTicket && body.status === 'activated',
      '`activated` without a ticket',
      hasTicket ? 'a ticket' : body.status,
    );
  }),
];

/** The section "Whose account it is". */
export const accountChecks: readonly Check[] = [...decisions, ...repeats, ...confirmations];
