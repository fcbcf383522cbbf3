import { expect } from 'vitest';
import { logins } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { testWithOwnSandbox as test } from '../../support/fixtures.ts';
import { answer, fieldsOf, visitBroker } from './broker-person.ts';

let sandbox: Sandbox;
test.beforeEach(({ sandbox: started }) => {
  sandbox = started;
});

const { bram } = logins;
const carla = { ...logins.carla, name: 'carla@molen.test' };

/** What comes of a form: a code for the app, or what the page says is wrong. */
async function enter(form: Record<string, string>): Promise<string> {
  const visit = await visitBroker(sandbox, 'econnect');
  expect(visit.page.text).toContain('Inloggen bij eConnect');
  const page = await answer(visit, form);
  const back = fieldsOf(page.text);
  if (back.has('code')) return 'in';
  return back.get('error') ?? /role="alert">([^<]*)</.exec(page.text)?.[1] ?? page.text;
}

test.each([
  ['a user name', bram],
  ['an address', { ...bram, name: 'bram@bakkerij-devries.test' }],
  ['an address in capitals', { ...bram, name: 'BRAM@bakkerij-devries.test' }],
])('%s and the right password', async (_, form) => {
  expect(await enter(form)).toBe('in');
});

test('an unknown name and a wrong password are answered alike', async () => {
  const unknown = await enter({ name: 'nobody', password: 'whatever it is' });
  expect(unknown).toContain('Deze combinatie klopt niet');
  expect(await enter({ ...bram, password: 'whatever it is' })).toBe(unknown);
});

test('an account without a password has none that fits', async () => {
  expect(await enter(logins.anna)).toContain('Deze combinatie klopt niet');
});

test('five wrong tries close the login for a while, for the right password too, and for that account alone', async () => {
  for (let time = 1; time < 5; time += 1) {
    expect(await enter({ ...bram, password: 'wrong' })).toContain('Deze combinatie klopt niet');
  }
  expect(await enter({ ...bram, password: 'wrong' })).toContain('Te vaak geprobeerd');
  expect(await enter(bram)).toContain('Te vaak geprobeerd');
  expect(await enter({ ...bram, name: 'bram@bakkerij-devries.test' })).toContain('Te vaak geprobeerd');
  expect(await enter(carla)).toContain('authenticator');
  sandbox.platform.unlockLogins();
  expect(await enter(bram)).toBe('in');
});

test('a name that does not exist is closed in the same way', async () => {
  for (let time = 1; time < 5; time += 1) await enter({ name: 'nobody', password: 'wrong' });
  expect(await enter({ name: 'nobody', password: 'wrong' })).toContain('Te vaak geprobeerd');
});

test('who has an authenticator app is asked for its code, once the password is right; each code works once', async () => {
  expect(await enter({ ...carla, password: 'wrong' })).toContain('Deze combinatie klopt niet');
  expect(await enter(carla)).toContain('Vul ook de code');
  const code = sandbox.platform.totpOf('carla@molen.test');
  const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  expect(await enter({ ...carla, code: other })).toContain('Deze code klopt niet');
  expect(await enter({ ...carla, code: `${code.slice(0, 3)} ${code.slice(3)}` })).toBe('in');
  expect(await enter({ ...carla, code })).toContain('Deze code klopt niet');
});

test('cancelling goes back to the app with a refusal', async () => {
  expect(await enter({ cancel: 'yes' })).toBe('access_denied');
});

test('a hint is filled in already', async () => {
  const { page } = await visitBroker(sandbox, 'econnect', { login_hint: 'bram@bakkerij-devries.test' });
  expect(page.text).toContain('value="bram@bakkerij-devries.test"');
});
