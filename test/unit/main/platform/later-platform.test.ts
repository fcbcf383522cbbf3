import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Log } from '../../../../main/log/log.ts';
import type { Fetch } from '../../../../main/network/transport.ts';
import { Client, endClients } from '../../../support/client.ts';
import { test } from '../../../support/fixtures.ts';
import { submitEmail } from '../../../support/person.ts';
import { silentLog } from '../../../support/scripted-ports.ts';
import { shareSandbox } from '../../../support/shared-sandbox.ts';

/* The whole client before a platform that has learnt more, and on files that a later version of it kept. */

const sandbox = await shareSandbox();
afterEach(async () => {
  await endClients();
  sandbox.platform.available = 'up';
  sandbox.platform.configure({ minimumClientVersion: '0.1.0' });
});

const wellKnown = '/.well-known/econnect-onboarding';

/** The sandbox's platform, whose data at a path is what `change` makes of it. */
function later(change: (pathname: string, body: Record<string, unknown>) => unknown): Fetch {
  return async (url, init) => {
    const answer = await fetch(url, init);
    const type = answer.headers.get('content-type') ?? '';
    if (!url.startsWith(sandbox.urls.platform) || !type.startsWith('application/json')) return answer;
    const { status, headers } = answer;
    return Response.json(change(new URL(url).pathname, await answer.json()), {
      status,
      headers: plain(headers),
    });
  };
}
const plain = (headers: Headers) => [...headers].filter(([name]) => name !== 'content-length');

/** A configuration with a method, a kind, a field and a topic that this version does not know, and a link less. */
const grow = (pathname: string, body: Record<string, unknown>) => {
  if (pathname !== wellKnown) return body;
  const methods = Array.isArray(body.methods) ? body.methods : [];
  const { links } = body;
  return {
    ...body,
    methods: [
      { id: 'itsme', kind: 'oidc', available: true },
      ...methods.slice(0, 1),
      { id: 'google', kind: 'later', available: true },
      ...methods.slice(1),
    ],
    links: {
      ...(typeof links === 'object' ? links : {}),
      sales: undefined,
      video: 17,
      community: 'https://c.test',
    },
    regions: ['nl'],
  };
};

test('the known part of a later configuration is offered, and the log names the rest once', async () => {
  const lines: unknown[] = [];
  const log: Log = { ...silentLog, info: (message, facts) => void lines.push([message, facts]) };
  const client = await Client.start({
    environment: sandbox.environment,
    fetch: later(grow),
    desktop: { log },
  });
  await client.reach('choosing');
  await expect.poll(() => client.snapshot.links).toEqual(['help', 'privacy', 'terms']);
  expect(client.snapshot.methods.map(({ id }) => id)).toEqual([
    'microsoft',
    'google',
    'apple',
    'organisation',
    'econnect',
  ]);
  client.application.answers.openLink('platform');
  await expect.poll(() => client.opened).toEqual([`${sandbox.urls.platform}/`]);
  const more = 'the platform sent something that this version does not know';
  const of = (what: string) => [more, { what: `getConfiguration ${what}` }];
  const told = [of('methods[] (itsme)'), of('methods[] (google)'), of('links.video')];
  expect(lines.filter((line) => Array.isArray(line) && line[0] === more)).toEqual(told);
});

test('the minimum client version of a later configuration is still read', async () => {
  sandbox.platform.configure({ minimumClientVersion: '99.0.0' });
  const client = await Client.start({ environment: sandbox.environment, fetch: later(grow) });
  expect((await client.reach('blocked')).failure.code).toBe('client-too-old');
});

test('a configuration that cannot be read does not stop a queued request', async () => {
  sandbox.platform.available = 'refuse';
  const fetch = later((pathname, body) => (pathname === wellKnown ? { version: 2 } : body));
  const client = await Client.start({ environment: sandbox.environment, fetch });
  submitEmail(client, 'wachtrij@later.test');
  await client.reach('entering-email', ({ phase }) => phase === 'queued');
  sandbox.platform.available = 'up';
  client.send({ type: 'send-now' });
  await client.reach('waiting-for-activation');
});

test('a sign-up of an unknown status is pending, and a registration of an unknown kind asks no password', async () => {
  let isUnknown = true;
  let told = 0;
  const email = 'status@later.test';
  const changed = later((pathname, body) => {
    if (/\/sign-ups\/[^/]+$/.test(pathname) && isUnknown) {
      told += 1;
      return { ...body, status: 'paused', until: 'later' };
    }
    return pathname.endsWith('/registration') && 'kind' in body ? { ...body, kind: 'passkey' } : body;
  });
  // Not held by the platform, so that the status is told at once.
  const fetch: Fetch = (url, init) => changed(isUnknown ? url.replace(/\?wait=\d+$/, '') : url, init);
  const client = await Client.start({ environment: sandbox.environment, fetch });
  submitEmail(client, email);
  await client.reach('waiting-for-activation');
  const { code } = await sandbox.mailbox.next(email);
  await expect.poll(() => told).toBeGreaterThan(1);
  expect(client.journey).toMatchObject({ step: 'waiting-for-activation', phase: 'waiting' });
  isUnknown = false;
  client.send({ type: 'submit-code', code });
  const registering = await client.reach('registering', ({ phase }) => phase === 'idle');
  expect(registering.kind).toBe('identity');
});

test('the known part of a later version’s files is read', async ({ folder }) => {
  const keep = (name: string, value: unknown) =>
    writeFile(join(folder, `${name}.json`), JSON.stringify({ version: 1, value }));
  await keep('settings', { language: 'fy', organisation: 'molen', theme: 'dark' });
  await keep('starts', { unfinished: ['yesterday'], safe: false });
  await keep('organisations', [{ slug: 'molen', form: 'cose' }, 'molen']);
  const configuration = grow(wellKnown, {
    methods: [{ id: 'microsoft', kind: 'microsoft', available: true }],
    manualSignUp: false,
  });
  await keep('configuration', { etag: '"x"', client: '9.0.0', configuration, region: 'nl' });
  sandbox.platform.available = 'refuse';
  const client = await Client.start({ environment: sandbox.environment, folder });
  await client.reach('choosing');
  await expect.poll(() => client.snapshot.methods.map(({ id }) => id)).toEqual(['microsoft']);
  expect(client.snapshot.manualSignUp).toBe(false);
  const { keys } = await client.application.answers.policy(undefined);
  expect(keys.find(({ key }) => key === 'Organization')?.value).toBe('molen');
});
