import { type Check, check, type Kit, partNotCheckable } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat, expectWithin } from '../expectation.ts';
import type { Mail } from '../implementation.ts';
import {
  activate,
  activatedSignUp,
  advancePast,
  agedMailCheck,
  type Credential,
  expectStatus,
  mailCheck,
  newAccount,
  newKey,
  nextMail,
  otherCode,
  startSignUp,
  withdraw,
} from '../sign-up-steps.ts';

/** So many wrong codes at most are tried before a platform must have had enough. */
const mostTries = 20;

/** How long the kit waits for a second mail, which not every platform sends, in milliseconds. */
const welcomeTimeoutMs = 2_000;

const resend = (kit: Kit, credential: Credential) =>
  kit.call('resendSignUp', { ...credential, headers: newKey() });

/** One more mail to the address of a sign-up, once it may be asked for. */
async function mailAgain(
  kit: Kit<'nextMail' | 'advanceClock'>,
  credential: Credential,
  email: string,
): Promise<Mail> {
  const soon = await resend(kit, credential);
  if (soon.status === 429) await kit.port.advanceClock(Number(soon.headers.get('retry-after') ?? 60) + 1);
  if (soon.status === 429) expectSuccess(await resend(kit, credential), 202, 'one more mail');
  return await nextMail(kit, email);
}

const mails: Check[] = [
  mailCheck('P-21', 'another mail is sent, or refused as too soon, while `pending` only', async (kit) => {
    const soon = await resend(kit, (await startSignUp(kit)).credential);
    const code = soon.status === 429 ? 'resend-too-soon' : undefined;
    expectAnswer(soon, soon.status === 202 ? 202 : 429, code, 'while pending');
    expectAnswer(
      await resend(kit, (await activatedSignUp(kit)).credential),
      410,
      'sign-up-expired',
      'once activated',
    );
    expectAnswer(
      await resend(kit, (await newAccount(kit)).credential),
      410,
      'sign-up-expired',
      'once registered',
    );
  }),
  check('P-21', 'a withdrawn sign-up sends no mail', ['sign-up'], async (kit) => {
    const { credential } = await startSignUp(kit);
    await withdraw(kit, credential);
    expectAnswer(await resend(kit, credential), 410, 'sign-up-expired');
  }),
  mailCheck(
    'P-24',
    'an address that has an account is answered alike, and its mail has no link or code',
    async (kit) => {
      const { email, signUp } = await newAccount(kit);
      const known = await kit.call('startSignUp', { body: { email, language: 'en' }, headers: newKey() });
      expectSuccess(known, 202, 'an address that has an account');
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
  partNotCheckable(
    'P-24',
    'that both are answered in the same time',
    'times over a network differ by more than what would tell; send the mail after the answer',
  ),
  agedMailCheck('P-28', 'another mail has a new code and new tries', async (kit) => {
    const { credential, email, signUp } = await startSignUp(kit);
    const first = await nextMail(kit, email);
    await useUpTries(kit, credential, first.code);
    await advancePast(kit, signUp.resendAt);
    expectSuccess(await resend(kit, credential), 202, 'another mail after `resendAt`');
    const second = await nextMail(kit, email);
    // The same six digits may come twice by chance, once in a million mails, and hardly three times.
    const third = first.code === second.code ? await mailAgain(kit, credential, email) : second;
    expectThat(third.code !== first.code, 'another code in another mail', 'the same code');
    expectAnswer(await activate(kit, credential, first.code), 422, 'code-wrong', 'the earlier code');
    expectSuccess(await activate(kit, credential, third.code), 200, 'the new code');
  }),
  check(
    'P-28',
    'the link of an earlier mail goes on counting',
    ['sign-up', 'nextMail', 'openMail', 'advanceClock'],
    async (kit) => {
      const { credential, email, signUp } = await startSignUp(kit);
      const first = await nextMail(kit, email);
      await advancePast(kit, signUp.resendAt);
      expectSuccess(await resend(kit, credential), 202, 'another mail after `resendAt`');
      await (await kit.port.openMail(first)).confirm();
      await expectStatus(kit, credential, 'activated', 'after a click in the earlier mail');
    },
  ),
];

/** Types wrong codes until they are used up. */
async function useUpTries(kit: Kit, credential: Credential, code: string): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const answer = await activate(kit, credential, otherCode(code));
    if (answer.status === 429) {
      expectAnswer(answer, 429, 'code-tries-used-up', `wrong code ${tries}`);
      return;
    }
    expectAnswer(answer, 422, 'code-wrong', `wrong code ${tries}`);
  }
  expectThat(false, `\`code-tries-used-up\` within ${mostTries} tries`, 'none');
}

const codes: Check[] = [
  mailCheck('P-22', 'wrong codes use the tries up, and then the right one does not count', async (kit) => {
    const { credential, email } = await startSignUp(kit);
    const { code } = await nextMail(kit, email);
    await useUpTries(kit, credential, code);
    expectAnswer(
      await activate(kit, credential, code),
      429,
      'code-tries-used-up',
      'the right code afterwards',
    );
  }),
  mailCheck('P-22', 'the right code may come again, and is refused once the sign-up is over', async (kit) => {
    const { credential, mail } = await activatedSignUp(kit);
    const again = await activate(kit, credential, mail.code);
    expectThat(
      again.status === 200 && again.body.status === 'activated',
      '200 `activated` again',
      again.status,
    );
    const registered = await newAccount(kit);
    const late = await activate(kit, registered.credential, registered.mail.code);
    expectThat(
      late.status === 200 && late.body.status === 'registered',
      '200 `registered` for an account',
      late.status,
    );
    await withdraw(kit, credential);
    expectAnswer(await activate(kit, credential, mail.code), 410, 'sign-up-expired', 'once withdrawn');
  }),
  check('P-22', 'what cannot be a code is malformed', ['sign-up'], async (kit) => {
    const { credential } = await startSignUp(kit);
    for (const typed of ['', '12345', '123 456'])
      expectAnswer(
        await activate(kit, credential, typed),
        400,
        'malformed-request',
        `${typed.length} characters`,
      );
  }),
];

/** The mails and codes of the section "Sign-ups by e-mail". */
export const signUpMailChecks: readonly Check[] = [...mails, ...codes];
