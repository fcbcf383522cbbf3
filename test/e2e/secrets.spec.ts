import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { googleAccounts, logins } from '../sandbox/accounts.ts';
import { expect, type RunningApp } from '../support/app.ts';
import { filesBelow } from '../support/files-below.ts';
import { test } from './beginnings.ts';
import { nextMail } from './mail.ts';
import { chooseAccount, logIn } from './provider-page.ts';

/** Every value that must stay where it belongs, by name, with the places it turned up in. */
type Places = Record<string, string>;

function found(secrets: ReadonlyMap<string, string>, places: Places): string[] {
  const hits = [...secrets].flatMap(([name, value]) =>
    Object.entries(places)
      .filter(([, text]) => text.includes(value))
      .map(([place]) => `${name} in ${place}`),
  );
  const tokens = Object.entries(places).filter(([, text]) => /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/.test(text));
  return [...hits, ...tokens.map(([place]) => `a JWT in ${place}`)];
}

/** The arguments of every process there is. */
function commandLines(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

/** Keeps every message that main sends to the window from now on. */
async function recordMessages(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const kept: unknown[] = [];
    Object.assign(window, { kept });
    window.onboarding.changed((snapshot) => void kept.push(snapshot));
  });
  return () =>
    page.evaluate(async () =>
      JSON.stringify([Reflect.get(window, 'kept'), await window.onboarding.snapshot()]),
    );
}

/** Everything that the app showed, wrote or was started with so far. */
const placesOf = async (app: RunningApp, messages: () => Promise<string>): Promise<Places> => ({
  'the window': await messages(),
  'the log': app.logs(),
  'an argument': commandLines(),
  'the page': await app.window.content(),
  ...Object.fromEntries(filesBelow(app.userData).map(({ path, bytes }) => [path, bytes.toString('latin1')])),
});

test('S01 S03 signing in leaves no code, state, nonce or token in the window, the log, a file or an argument', async ({
  atTheChoice,
  systemBrowser,
  keyring,
}) => {
  const { app, window } = await atTheChoice();
  const messages = await recordMessages(app.window);
  await window.choose('Google');
  const address = new URL(await systemBrowser.nextAddress());
  const page = await systemBrowser.open(address.href);
  const callback = page.waitForRequest((request) => request.url().includes('/google/'));
  await chooseAccount(page, googleAccounts.bram.email);
  const { searchParams } = new URL((await callback).url());
  await window.isFinished();

  const secrets = new Map<string, string>();
  for (const name of ['state', 'nonce', 'code_challenge'])
    secrets.set(name, address.searchParams.get(name) ?? '');
  secrets.set('code', searchParams.get('code') ?? '');
  secrets.set('refresh token', (await keyring.sessionTokens())[0] ?? '');
  for (const [name, value] of secrets) expect(value.length, name).toBeGreaterThan(16);

  expect(found(secrets, await placesOf(app, messages))).toEqual([]);
});

test('S01 S03 by relay and by hand neither, nor the password of an own account', async ({
  atTheChoice,
  systemBrowser,
  keyring,
}) => {
  const { app, window } = await atTheChoice();
  const messages = await recordMessages(app.window);
  await window.chooseEmail();
  await window.ownAccount.click();
  await systemBrowser.nextAddress();
  const secrets = new Map<string, string>([['password', logins.bram.password]]);
  /** The answer that a page of the platform received. */
  const keepAnswer = async (name: string, path: string, go: (page: Page) => Promise<void>) => {
    const page = await systemBrowser.next();
    const posted = page.waitForRequest((request) => request.url().endsWith(path));
    await go(page);
    const form = new URLSearchParams((await posted).postData() ?? '');
    for (const parameter of ['code', 'state']) secrets.set(`${name} ${parameter}`, form.get(parameter) ?? '');
    return page;
  };
  await window.anotherWay();
  const byRelay = await keepAnswer('relay', '/connect/relay', (page) => logIn(page, logins.bram));
  await expect(byRelay.locator('.phrase')).toBeVisible();
  await window.anotherWay();
  const byHand = await keepAnswer('paste', '/connect/paste', (page) => logIn(page, logins.bram));
  const text = await byHand.getByLabel('Tekst voor de app').inputValue();
  await window.pasted.fill(text);
  await window.submitPasted();
  await window.isFinished();
  secrets.set('pasted text', text);
  secrets.set('refresh token', (await keyring.sessionTokens())[0] ?? '');
  for (const [name, value] of secrets) expect(value.length, name).toBeGreaterThan(12);
  expect(found(secrets, await placesOf(app, messages))).toEqual([]);
});

test('S01 S03 signing up leaves no secret, ticket, typed code or password there either', async ({
  atTheChoice,
  sandbox,
  keyring,
}) => {
  const email = 'iris@bloemen-iris.test';
  const password = 'kanarie-wachtwoord-7391';
  const { app, window } = await atTheChoice();
  const messages = await recordMessages(app.window);
  await window.chooseEmail();
  await window.sendEmail(email);
  await window.isWaitingForActivation();
  const secrets = new Map([['password', password]]);
  const keep = async (name: string) => {
    const pending: unknown = JSON.parse((await keyring.read('sandbox:pending')) ?? '{}');
    const values = Object.entries(pending ?? {}).filter(([key]) => ['secret', 'ticket'].includes(key));
    for (const [key, value] of values) secrets.set(`${name} ${key}`, String(value));
  };
  await keep('sign-up');
  const { code } = await nextMail(sandbox, email);
  await window.typeCode(code);
  await window.isRegistering();
  await keep('registration');
  await window.signUp('iris.bloemen', password);
  secrets.set('refresh token', (await keyring.sessionTokens())[0] ?? '');
  expect([...secrets.keys()]).toEqual(['password', 'sign-up secret', 'registration ticket', 'refresh token']);
  expect(found(secrets, await placesOf(app, messages))).toEqual([]);
  expect(app.logs()).not.toContain(code);
});

test('without a keychain: for this session only, said so, and nothing written', async ({
  open,
  signedIn,
  keyring,
}) => {
  await keyring.stop();
  const { app } = await signedIn(googleAccounts.bram.email);
  await expect(
    app.window.getByText('Je blijft ingelogd tot je de app sluit', { exact: false }),
  ).toBeVisible();
  await app.quit();
  const again = await open({ userData: app.userData });
  await again.window.isChoosing();
});
