import { emailAddressLimits } from '#contract/email-address.ts';
import { longPollSeconds } from '../../../main/platform-contract/long-poll.ts';
import { type Check, check } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat, expectWithin } from '../expectation.ts';
import {
  activate,
  activatedSignUp,
  advancePast,
  agedMailCheck,
  expectStatus,
  mailCheck,
  newAccount,
  newAddress,
  newKey,
  newName,
  nextMail,
  startSignUp,
  withdraw,
} from '../sign-up-steps.ts';

const statuses: Check[] = [
  check('P-20', 'a new sign-up is `pending`, and `expired` once withdrawn', ['sign-up'], async (kit) => {
    const { credential } = await startSignUp(kit);
    await expectStatus(kit, credential, 'pending', 'a new sign-up');
    await withdraw(kit, credential);
    await expectStatus(kit, credential, 'expired', 'a withdrawn sign-up');
  }),
  mailCheck('P-20', 'an activated sign-up has its ticket, and then is `registered`', async (kit) => {
    const { credential } = await activatedSignUp(kit);
    const { body } = await kit.call('getSignUp', credential);
    expectThat(
      body.status === 'activated' && body.registration !== undefined,
      '`activated` with a ticket',
      body.status,
    );
    await expectStatus(kit, (await newAccount(kit)).credential, 'registered', 'after the registration');
  }),
  agedMailCheck('P-20', 'a sign-up that is too old is `expired`', async (kit) => {
    const { credential, signUp, email } = await startSignUp(kit);
    await nextMail(kit, email);
    await advancePast(kit, signUp.expiresAt);
    await expectStatus(kit, credential, 'expired', 'after `expiresAt`');
  }),
  mailCheck('P-23', 'a withdrawal is 204 in every state, and ends what is not registered', async (kit) => {
    const pending = await startSignUp(kit);
    await withdraw(kit, pending.credential);
    await withdraw(kit, pending.credential);
    const activated = await activatedSignUp(kit);
    await withdraw(kit, activated.credential);
    await expectStatus(kit, activated.credential, 'expired', 'an activated sign-up that was withdrawn');
    await withdraw(kit, (await newAccount(kit)).credential);
  }),
  check(
    'P-25',
    'a wrong secret and a wrong id are the same 404, and withdraw nothing',
    ['sign-up'],
    async (kit) => {
      const { credential } = await startSignUp(kit);
      const wrongSecret = await kit.call('getSignUp', { ...credential, bearer: newName() });
      const wrongId = await kit.call('getSignUp', { ...credential, id: newName() });
      expectAnswer(wrongSecret, 404, 'not-found', 'a wrong secret');
      expectAnswer(wrongId, 404, 'not-found', 'a wrong id');
      const [one, other] = [wrongSecret, wrongId].map(({ body }) => Object.keys(body).sort().join());
      expectThat(one === other, 'the same fields in both', `${one} and ${other}`);
      await withdraw(kit, { ...credential, bearer: newName() });
      await withdraw(kit, { ...credential, id: newName() });
      await expectStatus(kit, credential, 'pending', 'a sign-up that another secret withdrew');
    },
  ),
];

const ends: Check[] = [
  mailCheck('P-29', 'a withdrawal takes no account away', async (kit) => {
    const { credential } = await newAccount(kit);
    await withdraw(kit, credential);
    await expectStatus(kit, credential, 'registered', 'a registered sign-up that was withdrawn');
  }),
  agedMailCheck('P-29', 'a registered sign-up does not grow too old', async (kit) => {
    const { credential, signUp } = await newAccount(kit);
    await advancePast(kit, signUp.expiresAt);
    await expectStatus(kit, credential, 'registered', 'after `expiresAt`');
  }),
];

/** A domain of `length` characters. */
const longDomain = (length: number) => {
  const label = `${'a'.repeat(60)}.`;
  const rest = length - 'example'.length;
  return `${label
    .repeat(Math.ceil(rest / label.length))
    .slice(-rest)
    .replace(/^\./, 'a')}example`;
};

const addresses: Check[] = [
  check('P-26', 'an address that no mail can be sent to is refused as such', ['sign-up'], async (kit) => {
    const { localPart, whole } = emailAddressLimits;
    const bad = {
      'an address without @': 'nobody',
      'an address with a space': 'some body@example.com',
      'a local part that is too long': `${'a'.repeat(localPart + 1)}@example.com`,
      'an address that is too long': `aa@${longDomain(whole - 2)}`,
    };
    for (const [what, email] of Object.entries(bad)) {
      const answer = await kit.call('startSignUp', { body: { email, language: 'en' }, headers: newKey() });
      expectAnswer(answer, 422, 'email-invalid', what);
    }
  }),
  check('P-26', 'the longest local part is taken', ['sign-up'], async (kit) => {
    const [, domain] = newAddress(kit).split('@');
    const local = newName().padEnd(emailAddressLimits.localPart, 'a');
    await startSignUp(kit, `${local}@${domain}`);
  }),
];

const waits: Check[] = [
  mailCheck('P-27', '`wait` answers with the change, and at once with `0`', async (kit) => {
    const { credential, email } = await startSignUp(kit);
    const { code } = await nextMail(kit, email);
    const atOnce = kit.call('getSignUp', { ...credential, query: { wait: '0' } });
    const now = await expectWithin(atOnce, 10_000, 'an answer to `wait=0`');
    expectThat(now.body.status === 'pending', '`pending` for `wait=0`', now.body.status);
    const waiting = kit.call('getSignUp', { ...credential, query: { wait: String(longPollSeconds) } });
    let isHeld = true;
    waiting.then(
      () => {
        isHeld = false;
      },
      () => undefined,
    );
    // Two other calls are answered first, so that this one has arrived.
    for (let round = 0; round < 2; round += 1) await kit.call('getConfiguration');
    const wasHeld = isHeld;
    expectSuccess(await activate(kit, credential, code), 200, 'the right code');
    const { body } = await expectWithin(waiting, 15_000, 'a held answer once the status has changed');
    // A platform need not hold the answer: then it came before the change.
    if (wasHeld)
      expectThat(body.status === 'activated', '`activated` in the held answer', `\`${body.status}\``);
  }),
  check('P-27', `more than ${longPollSeconds} seconds is malformed`, ['sign-up'], async (kit) => {
    const { credential } = await startSignUp(kit);
    const answer = kit.call('getSignUp', { ...credential, query: { wait: String(longPollSeconds + 1) } });
    expectAnswer(await expectWithin(answer, 10_000, 'an answer'), 400, 'malformed-request');
  }),
];

/** The checks of the section "Sign-ups by e-mail", without those of its mails. */
export const signUpChecks: readonly Check[] = [...statuses, ...addresses, ...waits, ...ends];
