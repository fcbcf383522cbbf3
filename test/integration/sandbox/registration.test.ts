import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { googleAccounts } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { codeOf, exchange, type PlatformClient } from '../../support/contract-client.ts';
import { test as fixtures } from '../../support/fixtures.ts';
import { idTokenOf } from '../../support/provider-visit.ts';

const test = fixtures.extend('sandboxOptions', { scope: 'file' }, ({ sharedFolder }) => ({
  dataFolder: sharedFolder,
}));
let sandbox: Sandbox;
let call: PlatformClient;
test.beforeAll(({ sandbox: started, call: caller }) => {
  [sandbox, call] = [started, caller];
});

const password = 'een zin die niemand raadt';

/** A ticket for an activated address, and what the registration needs. */
async function activated(email: string) {
  const started = await call('startSignUp', { body: { email, language: 'nl' } });
  const signUp = { id: String(started.body.id), bearer: String(started.body.secret) };
  const { code } = await sandbox.mailbox.next(email);
  const { body } = await call('activateSignUp', { ...signUp, body: { code } });
  const ticket = String(body.registration);
  const { body: needs } = await call('getRegistration', { bearer: ticket, query: { language: 'nl' } });
  const acceptedTerms = { version: needs.terms.version, sha256: needs.terms.sha256 };
  return { signUp, ticket, needs, acceptedTerms };
}

test('a registration by e-mail tells the password policy and terms with their own hash', async () => {
  const { needs } = await activated('needs@register.test');
  expect(needs).toMatchObject({
    kind: 'email',
    email: 'needs@register.test',
    suggestedUsername: 'needs',
    passwordPolicy: { minimumLength: 12, maximumLength: 128 },
  });
  expect(needs.terms.sha256).toBe(createHash('sha256').update(needs.terms.text).digest('hex'));
  expect(needs.terms.text).toContain(`versie ${needs.terms.version}`);
});

test('the terms come in the language asked for, and in English where there is no other', async () => {
  const { ticket } = await activated('languages@register.test');
  const inLanguage = async (language: string) =>
    (await call('getRegistration', { bearer: ticket, query: { language } })).body.terms.language;
  expect(await Promise.all(['nl', 'en', 'fr'].map(inLanguage))).toEqual(['nl', 'en', 'en']);
});

test('registering makes the account, signs in, sends a confirmation, and uses the ticket up', async () => {
  const { ticket, acceptedTerms, signUp } = await activated('new@register.test');
  const body = { username: 'nieuw', password, acceptedTerms };
  const made = await call('register', { bearer: ticket, body });
  expect(made.status).toBe(201);
  const { body: me } = await call('getProfile', { bearer: made.body.access_token });
  expect(me).toMatchObject({ username: 'nieuw', email: 'new@register.test' });
  expect((await sandbox.mailbox.next('new@register.test')).subject).toMatch(/^Bevestiging/);
  expect((await call('getSignUp', signUp)).body).toEqual({ status: 'registered' });
  const again = await call('register', { bearer: ticket, body: { ...body, username: 'nog-een' } });
  expect([again.status, codeOf(again)]).toEqual([410, 'registration-expired']);
});

test('of two registrations of one address at once, one makes the account', async () => {
  const { ticket, acceptedTerms } = await activated('race@register.test');
  const answers = await Promise.all(
    ['eerste', 'tweede'].map((username) =>
      call('register', { bearer: ticket, body: { username, password, acceptedTerms } }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 410]);
});

test.each([
  ['a user name that somebody has, in any case', { username: 'Bram.Jansen' }, 409, 'username-taken'],
  ['a user name that is missing', { username: undefined }, 422, 'username-invalid'],
  ['a user name with a space', { username: 'a b c' }, 422, 'username-invalid'],
  ['a password that is missing', { password: undefined }, 422, 'password-too-weak'],
  ['a password of eleven characters', { password: 'elf tekens!' }, 422, 'password-too-weak'],
  ['a password of 129 characters', { password: `${'lang '.repeat(25)}lang` }, 422, 'password-too-long'],
  ['a password that everybody tries first', { password: 'wachtwoord123' }, 422, 'password-too-weak'],
  [
    'the own user name as password',
    { username: 'een-lange-naam', password: 'Een-Lange-Naam' },
    422,
    'password-too-weak',
  ],
])('%s is refused, and the ticket still counts', async (_name, details, status, code) => {
  const { ticket, acceptedTerms } = await activated(`${code}-${status}-${Math.random()}@register.test`);
  const body = { username: 'een-naam', password, acceptedTerms, ...details };
  const answer = await call('register', { bearer: ticket, body });
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  expect((await call('getRegistration', { bearer: ticket })).status).toBe(200);
});

test('an identity accepts the terms and nothing else; its user name is derived', async () => {
  const idToken = await idTokenOf(sandbox, 'google', googleAccounts.gerrit.subject);
  const { body: refused } = await exchange(call, idToken);
  expect(refused.error).toBe('registration_required');
  const { body: needs } = await call('getRegistration', { bearer: refused.registration });
  expect(needs).toMatchObject({ kind: 'identity', email: googleAccounts.gerrit.email });
  expect(needs).not.toHaveProperty('passwordPolicy');
  const { version, sha256 } = needs.terms;
  const body = { acceptedTerms: { version, sha256 } };
  expect((await call('register', { bearer: refused.registration, body })).status).toBe(201);
  expect(sandbox.platform.accountOf(googleAccounts.gerrit.email)).toMatchObject({ username: 'gerrit' });
  expect(sandbox.platform.linksOf(googleAccounts.gerrit.email)).toEqual([
    { issuer: sandbox.urls.google, subject: googleAccounts.gerrit.subject },
  ]);
});

test('of a password only a salted hash is kept', async ({ sharedFolder }) => {
  const { ticket, acceptedTerms } = await activated('hash@register.test');
  await call('register', { bearer: ticket, body: { username: 'hash', password, acceptedTerms } });
  const hash = sandbox.platform.accountOf('hash@register.test')?.passwordHash;
  expect(hash).toMatch(/^scrypt\$[\w-]{22}\$[\w-]{43}$/);
  await expect.poll(() => readFile(join(sharedFolder, 'state.json'), 'utf8')).toContain(hash);
  expect(await readFile(join(sharedFolder, 'state.json'), 'utf8')).not.toContain(password);
});
