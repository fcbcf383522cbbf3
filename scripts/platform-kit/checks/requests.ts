import { z } from 'zod';
import { type Capability, capabilities } from '../../../main/platform-contract/capabilities.ts';
import { clientId } from '../../../main/platform-contract/contract.ts';
import {
  type Operation,
  type OperationName,
  operations,
} from '../../../main/platform-contract/operations.ts';
import { type Check, check, type Kit, notCheckable } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat, skipUnless } from '../expectation.ts';
import { operationCapabilities } from '../operation-capabilities.ts';
import { newAddress, newKey, newName, startSignUp } from '../sign-up-steps.ts';

/** The operations of the parts that the platform has. */
async function offered(kit: Kit): Promise<OperationName[]> {
  const has: Capability[] = [];
  for (const name of capabilities) if (await kit.has(name)) has.push(name);
  // The keys of the table are its names.
  return (Object.keys(operations) as OperationName[]).filter((name) => {
    const parts = operationCapabilities[name];
    return parts.length === 0 || parts.some((part) => has.includes(part));
  });
}

/** Asks an operation without a credential and without what it needs. */
async function askBare({ platform }: Kit, name: OperationName) {
  const { method, path } = operations[name];
  const url = new URL(path.replace(/\{\w+\}/, newName()), platform);
  const response = await fetch(url, { method, redirect: 'manual' });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

/** Whether an operation needs a body or a query. */
const takesMore = ({ body, query = {} }: Operation) =>
  body !== undefined || !z.object(query).safeParse({}).success;

const jsonOf = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

const errors: Check[] = [
  check('P-80', 'an operation without its credential is 401, as a problem', [], async (kit) => {
    const names = await offered(kit);
    skipUnless(
      names.some((name) => operations[name].credential !== 'none'),
      'operation that needs a credential',
    );
    for (const name of names) {
      const { credential, method } = operations[name];
      // Withdrawals are answered alike whatever they name, and what is missing otherwise may be looked at first (P-86).
      if (credential === 'none' || method === 'DELETE' || takesMore(operations[name])) continue;
      const { status, headers, text } = await askBare(kit, name);
      const code = String(jsonOf(text).type).split('/').at(-1);
      expectThat(status === 401 && code === 'unauthorised', `${name}: 401 unauthorised`, `${status} ${code}`);
      const type = headers.get('content-type') ?? 'none';
      expectThat(type.startsWith('application/problem+json'), `${name}: application/problem+json`, type);
    }
  }),
  check('P-80', 'a path that does not exist is a problem as well', [], async (kit) => {
    // Of a platform that is a file alone, the web server answers.
    skipUnless((await offered(kit)).length > 1, 'operation but its configuration');
    const { platform } = kit;
    const response = await fetch(new URL(`/onboarding/v1/${newName()}`, platform), { redirect: 'manual' });
    const type = response.headers.get('content-type') ?? 'none';
    await response.text();
    expectThat(response.status === 404, '404', response.status);
    expectThat(type.startsWith('application/problem+json'), 'application/problem+json', type);
  }),
  check('P-80', 'the token endpoint answers with the errors of OAuth', ['exchange'], async ({ platform }) => {
    const ask = async (form: Record<string, string>) => {
      const body = new URLSearchParams(form);
      const response = await fetch(new URL('/connect/token', platform), { method: 'POST', body });
      const { error } = jsonOf(await response.text());
      return { status: response.status, body: { error } };
    };
    const refresh = { grant_type: 'refresh_token', refresh_token: newName() };
    expectAnswer(
      await ask({ ...refresh, client_id: clientId }),
      400,
      'invalid_grant',
      'a token that is made up',
    );
    const other = await ask({ ...refresh, client_id: newName() });
    const isTold = [400, 401].includes(other.status) && other.body.error === 'invalid_client';
    expectThat(
      isTold,
      '400 or 401 invalid_client for another client',
      `${other.status} ${String(other.body.error)}`,
    );
  }),
  check('P-80', 'a body without what is needed is malformed', ['sign-up'], async (kit) => {
    const body = { email: newAddress(kit) };
    expectAnswer(await kit.call('startSignUp', { body, headers: newKey() }), 400, 'malformed-request');
  }),
  check(
    'P-81',
    '`Retry-After`, where it is sent, is a number of seconds or a date',
    ['sign-up'],
    async (kit) => {
      const { credential } = await startSignUp(kit);
      const answer = await kit.call('resendSignUp', { ...credential, headers: newKey() });
      const value = answer.headers.get('retry-after');
      skipUnless(value !== null, '`Retry-After` at another mail that is asked for at once');
      const isWait = /^\d+$/.test(value) || !Number.isNaN(Date.parse(value));
      expectThat(isWait, 'seconds or a date', 'something else');
    },
  ),
];

const answers: Check[] = [
  check('P-82', 'every operation answers at the root of its host, without a redirect', [], async (kit) => {
    for (const name of await offered(kit)) {
      const { status } = await askBare(kit, name);
      const isAnswer = status < 300 || status === 304 || status >= 400;
      expectThat(isAnswer && status !== 405 && status !== 501, `${name}: an answer`, status);
    }
  }),
  check('P-83', 'answers are not kept, but for the configuration', [], async (kit) => {
    const names = (await offered(kit)).filter((name) => name !== 'getConfiguration');
    skipUnless(names.length > 0, 'operation but its configuration');
    for (const name of names) {
      const { headers } = await askBare(kit, name);
      const control = headers.get('cache-control') ?? 'none';
      expectThat(/\bno-store\b/.test(control), `${name}: Cache-Control no-store`, control);
    }
  }),
  check('P-83', 'the configuration has an `ETag` and answers 304', [], async (kit) => {
    const first = await kit.call('getConfiguration');
    expectSuccess(first, 200);
    const etag = first.headers.get('etag') ?? '';
    expectThat(etag !== '', 'an `ETag`', 'none');
    const control = first.headers.get('cache-control') ?? '';
    expectThat(!/\bno-store\b/.test(control), 'a configuration that may be kept', control);
    const again = await kit.call('getConfiguration', { headers: { 'if-none-match': etag } });
    expectAnswer(again, 304, undefined, 'the same `ETag`');
    const other = await kit.call('getConfiguration', { headers: { 'if-none-match': '"another"' } });
    expectSuccess(other, 200, 'another `ETag`');
  }),
  check('P-84', 'nothing is decided by the name of the client', ['sign-up'], async (kit) => {
    const given = [{}, { 'onboarding-client': `${clientId}/0.0.1` }, { 'onboarding-client': 'another' }];
    const bodies = [];
    for (const headers of given) {
      const answer = await kit.call('getConfiguration', { headers });
      expectSuccess(answer, 200, 'the configuration');
      bodies.push(JSON.stringify(answer.body));
      await startSignUp(kit, newAddress(kit), { ...newKey(), ...headers });
    }
    expectThat(new Set(bodies).size === 1, 'one configuration for all', 'several');
  }),
  check('P-85', 'a field that the platform does not know is ignored', ['sign-up'], async (kit) => {
    const body = { email: newAddress(kit), language: 'en', learntLater: { some: 'value' } };
    const answer = await kit.call('startSignUp', { body, headers: newKey() });
    expectSuccess(answer, 202, 'a sign-up with an unknown field');
  }),
];

/** The section "Every request". */
export const requestChecks: readonly Check[] = [
  ...errors,
  ...answers,
  notCheckable('P-86', 'it leaves a choice to the platform'),
];
