import { emailAddressLimits } from '#contract/email-address.ts';
import { longPollSeconds } from '../../../main/platform-contract/long-poll.ts';
import { type Check, check, type Kit } from '../check.ts';
import { expectAnswer, expectThat, expectWithin } from '../expectation.ts';
import type { Mail } from '../implementation.ts';
import {
  activate,
  activatedSignUp,
  advancePast,
  type Held,
  newAccount,
  newAddress,
  newKey,
  newName,
  nextMail,
  otherCode,
  startSignUp,
} from '../sign-up-steps.ts';

/** So many wrong codes at most are tried before a platform must have had enough. */
const mostTries = 20;

/** How long the kit waits for a second mail, which not every platform sends, in milliseconds. */
const welcomeTimeoutMs = 2_000;

/** Fails unless the sign-up has this status. */
async function expectStatus(kit: Kit, held: Held, status: string, about: string): Promise<void> {
  const answer = await kit.call('getSignUp', held);
  expectAnswer(answer, 200, undefined, about);
  expectThat(answer.body.status === status, `${about}: \`${status}\``, `\`${answer.body.status}\``);
}

const withdraw = async (kit: Kit, held: Held) => {
  expectAnswer(await kit.call('withdrawSignUp', held), 204, undefined, 'a withdrawal');
};
const resend = (kit: Kit, held: Held) => kit.call('resendSignUp', { ...held, headers: newKey() });

const statuses: Check[] = [
  check('P-20', 'a new sign-up is `pending`, and `expired` once withdrawn', [], async (kit) => {
    const { held } = await startSignUp(kit);
    await expectStatus(kit, held, 'pending', 'a new sign-up');
    await withdraw(kit, held);
    await expectStatus(kit, held, 'expired', 'a withdrawn sign-up');
  }),
  check(
    'P-20',
    'an activated sign-up has its ticket, and then is `registered`',
    ['nextMail'],
    async (kit) => {
      const { held } = await activatedSignUp(kit);
      const { body } = await kit.call('getSignUp', held);
      expectThat(
        body.status === 'activated' && body.registration !== undefined,
        '`activated` with a ticket',
        body.status,
      );
      await expectStatus(kit, (await newAccount(kit)).held, 'registered', 'after the registration');
    },
  ),
  check('P-20', 'a sign-up that is too old is `expired`', ['nextMail', 'advanceClock'], async (kit) => {
    const { held, signUp, email } = await startSignUp(kit);
    await nextMail(kit, email);
    await advancePast(kit, signUp.expiresAt);
    await expectStatus(kit, held, 'expired', 'after `expiresAt`');
  }),
  check(
    'P-23',
    'a withdrawal is 204 in every state, and takes no account away',
    ['nextMail'],
    async (kit) => {
      const pending = await startSignUp(kit);
      await withdraw(kit, pending.held);
      await withdraw(kit, pending.held);
      const activated = await activatedSignUp(kit);
      await withdraw(kit, activated.held);
      await expectStatus(kit, activated.held, 'expired', 'an activated sign-up that was withdrawn');
      const registered = await newAccount(kit);
      await withdraw(kit, registered.held);
      await expectStatus(kit, registered.held, 'registered', 'a registered sign-up that was withdrawn');
    },
  ),
  check('P-25', 'a wrong secret and a wrong id are the same 404', [], async (kit) => {
    const { held } = await startSignUp(kit);
    const wrongSecret = await kit.call('getSignUp', { ...held, bearer: newName() });
    const wrongId = await kit.call('getSignUp', { ...held, id: newName() });
    expectAnswer(wrongSecret, 404, 'not-found', 'a wrong secret');
    expectAnswer(wrongId, 404, 'not-found', 'a wrong id');
    const [one, other] = [wrongSecret, wrongId].map(({ body }) => Object.keys(body).sort().join());
    expectThat(one === other, 'the same fields in both', `${one} and ${other}`);
  }),
];

const mails: Check[] = [
  check(
    'P-21',
    'another mail is sent, or refused as too soon, while `pending` only',
    ['nextMail'],
    async (kit) => {
      const soon = await resend(kit, (await startSignUp(kit)).held);
      const code = soon.status === 429 ? 'resend-too-soon' : undefined;
      expectAnswer(soon, soon.status === 202 ? 202 : 429, code, 'while pending');
      expectAnswer(
        await resend(kit, (await activatedSignUp(kit)).held),
        410,
        'sign-up-expired',
        'once activated',
      );
      expectAnswer(
        await resend(kit, (await newAccount(kit)).held),
        410,
        'sign-up-expired',
        'once registered',
      );
    },
  ),
  check('P-21', 'a withdrawn sign-up sends no mail', [], async (kit) => {
    const { held } = await startSignUp(kit);
    await withdraw(kit, held);
    expectAnswer(await resend(kit, held), 410, 'sign-up-expired');
  }),
  check(
    'P-24',
    'an address that has an account is answered alike, and its mail has no link or code',
    ['nextMail'],
    async (kit) => {
      const { email, signUp } = await newAccount(kit);
      const known = await kit.call('startSignUp', { body: { email, language: 'en' }, headers: newKey() });
      expectAnswer(known, 202, undefined, 'an address that has an account');
      const [fields, alike] = [known.body, signUp].map((body) => Object.keys(body).sort().join());
      expectThat(fields === alike, `the fields ${alike}`, fields);
      await expectStatus(kit, { id: known.body.id, bearer: known.body.secret }, 'pending', 'its status');
      const isHarmless = ({ link, code }: Mail) => link === '' && code === '';
      expectThat(isHarmless(await nextMail(kit, email)), 'a mail without link and code', 'one of them');
      // The first one may have welcomed the new account.
      const second = await expectWithin(kit.port.nextMail(email), welcomeTimeoutMs, 'a mail').catch(
        () => null,
      );
      expectThat(second === null || isHarmless(second), 'a mail without link and code', 'one of them');
    },
  ),
  check('P-28', 'another mail has a new code and new tries', ['nextMail', 'advanceClock'], async (kit) => {
    const { held, email, signUp } = await startSignUp(kit);
    const first = await nextMail(kit, email);
    await useUpTries(kit, held, first.code);
    await advancePast(kit, signUp.resendAt);
    expectAnswer(await resend(kit, held), 202, undefined, 'another mail after `resendAt`');
    const second = await nextMail(kit, email);
    if (first.code !== second.code)
      expectAnswer(await activate(kit, held, first.code), 422, 'code-wrong', 'the earlier code');
    expectAnswer(await activate(kit, held, second.code), 200, undefined, 'the new code');
  }),
  check(
    'P-28',
    'the link of an earlier mail goes on counting',
    ['nextMail', 'openMail', 'advanceClock'],
    async (kit) => {
      const { held, email, signUp } = await startSignUp(kit);
      const first = await nextMail(kit, email);
      await advancePast(kit, signUp.resendAt);
      expectAnswer(await resend(kit, held), 202, undefined, 'another mail after `resendAt`');
      await (await kit.port.openMail(first)).confirm();
      await expectStatus(kit, held, 'activated', 'after a click in the earlier mail');
    },
  ),
];

/** Types wrong codes until they are used up. */
async function useUpTries(kit: Kit, held: Held, code: string): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const answer = await activate(kit, held, otherCode(code));
    if (answer.status === 429) {
      expectAnswer(answer, 429, 'code-tries-used-up', `wrong code ${tries}`);
      return;
    }
    expectAnswer(answer, 422, 'code-wrong', `wrong code ${tries}`);
  }
  expectThat(false, `\`code-tries-used-up\` within ${mostTries} tries`, 'none');
}

const codes: Check[] = [
  check(
    'P-22',
    'wrong codes use the tries up, and then the right one does not count',
    ['nextMail'],
    async (kit) => {
      const { held, email } = await startSignUp(kit);
      const { code } = await nextMail(kit, email);
      await useUpTries(kit, held, code);
      expectAnswer(await activate(kit, held, code), 429, 'code-tries-used-up', 'the right code afterwards');
    },
  ),
  check(
    'P-22',
    'the right code may come again, and is refused once the sign-up is over',
    ['nextMail'],
    async (kit) => {
      const { held, mail } = await activatedSignUp(kit);
      const again = await activate(kit, held, mail.code);
      expectThat(
        again.status === 200 && again.body.status === 'activated',
        '200 `activated` again',
        again.status,
      );
      const registered = await newAccount(kit);
      const late = await activate(kit, registered.held, registered.mail.code);
      expectThat(
        late.status === 200 && late.body.status === 'registered',
        '200 `registered` for an account',
        late.status,
      );
      await withdraw(kit, held);
      expectAnswer(await activate(kit, held, mail.code), 410, 'sign-up-expired', 'once withdrawn');
    },
  ),
  check('P-22', 'what cannot be a code is malformed', [], async (kit) => {
    const { held } = await startSignUp(kit);
    for (const typed of ['', '12345', '123 456'])
      expectAnswer(await activate(kit, held, typed), 400, 'malformed-request', `${typed.length} characters`);
  }),
];

/** A domain of so many characters. */
const longDomain = (length: number) => {
  const label = `${'a'.repeat(60)}.`;
  const rest = length - 'example'.length;
  return `${label
    .repeat(Math.ceil(rest / label.length))
    .slice(-rest)
    .replace(/^\./, 'a')}example`;
};

const addresses: Check[] = [
  check('P-26', 'an address that no mail can be sent to is refused as such', [], async (kit) => {
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
  check('P-26', 'the longest local part is taken', [], async (kit) => {
    const [, domain] = newAddress(kit).split('@');
    const local = newName().padEnd(emailAddressLimits.localPart, 'a');
    await startSignUp(kit, `${local}@${domain}`);
  }),
];

const waits: Check[] = [
  check('P-27', '`wait` answers with the change, and at once with `0`', ['nextMail'], async (kit) => {
    const { held, email } = await startSignUp(kit);
    const { code } = await nextMail(kit, email);
    const atOnce = kit.call('getSignUp', { ...held, query: { wait: '0' } });
    const now = await expectWithin(atOnce, 10_000, 'an answer to `wait=0`');
    expectThat(now.body.status === 'pending', '`pending` for `wait=0`', now.body.status);
    const waiting = kit.call('getSignUp', { ...held, query: { wait: String(longPollSeconds) } });
    let isHeld = true;
    waiting.then(
      () => {
        isHeld = false;
      },
      () => undefined,
    );
    // Long enough for the question to have arrived: two other ones were answered.
    for (let round = 0; round < 2; round += 1) await kit.call('getConfiguration');
    const wasHeld = isHeld;
    expectAnswer(await activate(kit, held, code), 200, undefined, 'the right code');
    const { body } = await expectWithin(waiting, 15_000, 'a held answer once the status has changed');
    // A platform may hold nothing: it then answered before anything changed.
    if (wasHeld)
      expectThat(body.status === 'activated', '`activated` in the held answer', `\`${body.status}\``);
  }),
  check('P-27', `more than ${longPollSeconds} seconds is malformed`, [], async (kit) => {
    const { held } = await startSignUp(kit);
    const answer = kit.call('getSignUp', { ...held, query: { wait: String(longPollSeconds + 1) } });
    expectAnswer(await expectWithin(answer, 10_000, 'an answer'), 400, 'malformed-request');
  }),
];

/** The section "Sign-ups by e-mail". */
export const signUpChecks: readonly Check[] = [...statuses, ...mails, ...codes, ...addresses, ...waits];
