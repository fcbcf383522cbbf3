import { randomBytes } from 'node:crypto';
import type { SignUp, Tokens } from '../../main/platform-contract/contract.ts';
import { checksNeeding, type Kit } from './check.ts';
import { expectSuccess, expectThat, expectWithin } from './expectation.ts';
import type { Mail } from './implementation.ts';

/** How long the kit waits for a mail, in milliseconds. */
const mailTimeoutMs = 30_000;

/** The id of a sign-up or a relay, and the secret that gives access to it, as a call takes them. */
export type Credential = { id: string; bearer: string };

/** A check that reads the mail of a sign-up. */
export const mailCheck = checksNeeding('sign-up', 'nextMail');
/** A check that also moves the platform's clock. */
export const agedMailCheck = checksNeeding('sign-up', 'nextMail', 'advanceClock');
/** A check of the session of an account that is made by e-mail. */
export const accountCheck = checksNeeding('exchange', 'sign-up', 'nextMail');

/** A name that was not used before. */
export const newName = () => `kit-${randomBytes(8).toString('hex')}`;

/** An address that was not used before. Without the port no mail to it is read: it is in a domain that receives none. */
export const newAddress = (kit: Kit): string => kit.port.newAddress?.() ?? `${newName()}@example.com`;

/** An `Idempotency-Key` that was not used before. */
export const newKey = () => ({ 'idempotency-key': newName() });

/** Starts a sign-up, which the platform accepts. */
export async function startSignUp(
  kit: Kit,
  email = newAddress(kit),
  headers: Record<string, string> = newKey(),
): Promise<{ credential: Credential; email: string; signUp: SignUp }> {
  const answer = await kit.call('startSignUp', { body: { email, language: 'en' }, headers });
  expectSuccess(answer, 202, 'a new sign-up');
  const { id, secret } = answer.body;
  return { credential: { id, bearer: secret }, email, signUp: answer.body };
}

/** Fails unless the sign-up has this status. */
export async function expectStatus(
  kit: Kit,
  credential: Credential,
  status: string,
  about: string,
): Promise<void> {
  const answer = await kit.call('getSignUp', credential);
  expectSuccess(answer, 200, about);
  expectThat(answer.body.status === status, `${about}: \`${status}\``, `\`${answer.body.status}\``);
}

/** Withdraws a sign-up. */
export const withdraw = async (kit: Kit, credential: Credential) => {
  expectSuccess(await kit.call('withdrawSignUp', credential), 204, 'a withdrawal');
};

/** The next mail to an address. */
export async function nextMail(kit: Kit<'nextMail'>, email: string): Promise<Mail> {
  return await expectWithin(kit.port.nextMail(email), mailTimeoutMs, 'a mail');
}

/** The next mail to an address that has a code. The address may have had a mail of welcome before. */
export async function nextMailWithCode(kit: Kit<'nextMail'>, email: string): Promise<Mail> {
  const mail = await nextMail(kit, email);
  return mail.code === '' ? await nextMail(kit, email) : mail;
}

/** A code that is not the one of the mail. */
export const otherCode = (code: string) => (code === '000000' ? '111111' : '000000');

export const activate = (kit: Kit, credential: Credential, code: string) =>
  kit.call('activateSignUp', { ...credential, body: { code }, headers: newKey() });

/** A sign-up that is activated by the code of its mail, with the ticket. */
export async function activatedSignUp(kit: Kit<'nextMail'>, email?: string) {
  const started = await startSignUp(kit, email);
  const mail = await nextMail(kit, started.email);
  expectThat(/^\d{6}$/.test(mail.code), 'a code of six digits in the mail', 'none');
  const answer = await activate(kit, started.credential, mail.code);
  expectSuccess(answer, 200, 'the right code');
  const ticket = String(answer.body.registration ?? '');
  expectThat(ticket !== '', 'a ticket with `activated`', 'none');
  return { ...started, mail, ticket };
}

/** What a registration needs, and details that it accepts. */
export async function registrationDetails(kit: Kit, ticket: string, username = newName()) {
  const answer = await kit.call('getRegistration', { bearer: ticket });
  expectSuccess(answer, 200, 'what a registration needs');
  const { terms, passwordPolicy, kind } = answer.body;
  const acceptedTerms = { version: terms.version, sha256: terms.sha256 };
  const password = newPassword(passwordPolicy?.minimumLength ?? 0);
  const details = kind === 'identity' ? { acceptedTerms } : { username, password, acceptedTerms };
  return { details, passwordPolicy, acceptedTerms };
}

/** A password of at least `minimumLength` characters that is on no list of common ones. */
export const newPassword = (minimumLength: number) =>
  randomBytes(Math.max(16, minimumLength)).toString('base64url');

/** Asks to register with a ticket. */
export const askToRegister = (kit: Kit, bearer: string, body: Record<string, unknown>) =>
  kit.call('register', { bearer, body, headers: newKey() });

/** Registers with a ticket, which the platform accepts. */
export async function register(kit: Kit, ticket: string): Promise<Tokens> {
  const { details } = await registrationDetails(kit, ticket);
  const answer = await askToRegister(kit, ticket, details);
  expectSuccess(answer, 201, 'a registration');
  return answer.body;
}

/** An account made by e-mail, signed in. */
export async function newAccount(kit: Kit<'nextMail'>, email?: string) {
  const activated = await activatedSignUp(kit, email);
  return { ...activated, tokens: await register(kit, activated.ticket) };
}

/** Moves the platform's clock past a time of its own. */
export async function advancePast(kit: Kit<'advanceClock'>, time: string): Promise<void> {
  await kit.port.advanceClock(Math.max(0, Math.ceil((Date.parse(time) - kit.platformNow()) / 1000)) + 2);
}
