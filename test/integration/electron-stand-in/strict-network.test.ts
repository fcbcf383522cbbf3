import { writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, describe, expect, onTestFinished } from 'vitest';
import { originOf, portOf } from '../../support/listening.ts';
import { tlsAuthority } from '../../support/tls-authority.ts';
import { type FixtureApp, startFixture, test } from './fixture.ts';

/* What an app may not take for granted of the network: Electron's `session.fetch`, and what a session does unasked. */

/** A server that answers each connection with these bytes, Latin-1, and says when one of them was closed. */
async function answering(head: string, isWhole = true): Promise<{ origin: string; closed: Promise<void> }> {
  const sockets = new Set<Socket>();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => resolve());
    socket.once('data', () => socket[isWhole ? 'end' : 'write'](Buffer.from(head, 'latin1')));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { origin: await originOf(server), closed };
}

const shared = await startFixture({}, afterAll);
let partitions = 0;
/** A partition of a test's own. */
const ownPartition = () => {
  partitions += 1;
  return `test-${partitions}`;
};

/** Asks in main, and tells by the name what came of it. */
const asking = (
  name: string,
  origin: string,
  { tells = 'response.status', partition = ownPartition() } = {},
) => `
  globalThis.stopping = new AbortController();
  session.fromPartition('${partition}').fetch('${origin}', { signal: globalThis.stopping.signal }).then(
    async (response) => say('${name}', ${tells}),
    (error) => say('${name}', error.message));
  void 0`;

const odd = [
  ['a header that is no UTF-8', 'HTTP/1.1 200 OK\r\nx-proxy: b\xfcro\r\ncontent-length: 0\r\n\r\n'],
  ['a header outside Latin-1', 'HTTP/1.1 200 OK\r\nx-proxy: \xe2\x82\xac\r\ncontent-length: 0\r\n\r\n'],
  ['a cookie that is no UTF-8', 'HTTP/1.1 200 OK\r\nset-cookie: a=\xfc\r\ncontent-length: 0\r\n\r\n'],
  ['a reason that is no UTF-8', 'HTTP/1.1 200 Gr\xfcn\r\ncontent-length: 0\r\n\r\n'],
  ['a status over 599', 'HTTP/1.1 600 What\r\ncontent-length: 0\r\n\r\n'],
] as const;

const dialogs = () =>
  shared.logs().split('dialog A JavaScript error occurred in the main process').length - 1;

describe('an answer with', () => {
  test.each(odd)(
    '%s is an uncaught exception, and the request stays until it is given up',
    async (name, head) => {
      const { origin } = await answering(head);
      const before = dialogs();
      await shared.ask('run', asking(name, origin));
      await expect.poll(dialogs).toBe(before + 1);
      expect(shared.said(name)).toEqual([]);
      await shared.ask('run', "globalThis.stopping.abort(new Error('given up'))");
      await expect.poll(() => shared.said(name)).toEqual(['given up']);
    },
  );

  test.each(odd)('%s goes by the app’s listener first, which can refuse it', async (name, head) => {
    const { origin } = await answering(head);
    const before = dialogs();
    const partition = ownPartition();
    await shared.ask(
      'run',
      `session.fromPartition('${partition}').webRequest.onHeadersReceived(({ statusLine }, back) => {
        say('${partition}', statusLine);
        back({ cancel: true });
      })`,
    );
    await shared.ask('run', asking(`refused ${name}`, origin, { partition }));
    await expect.poll(() => shared.said(`refused ${name}`)).toEqual(['net::ERR_BLOCKED_BY_CLIENT']);
    expect(shared.said(partition)).toEqual([expect.stringMatching(/^HTTP\/1\.1 (200|600) /)]);
    expect(dialogs()).toBe(before);
  });
});

test('the app’s listener changes headers and reason, and no cookie', async () => {
  const { origin } = await answering(
    'HTTP/1.1 200 Gr\xfcn\r\nx-proxy: b\xfcro\r\nx-kept: caf\xc3\xa9\r\nset-cookie: a=1\r\ncontent-length: 0\r\n\r\n',
  );
  const partition = ownPartition();
  await shared.ask(
    'run',
    `session.fromPartition('${partition}').webRequest.onHeadersReceived(({ responseHeaders }, back) => {
      back({ statusLine: 'HTTP/1.1 200', responseHeaders: { 'x-kept': responseHeaders['x-kept'] } });
    })`,
  );
  const tells = '[response.statusText, [...response.headers]]';
  await shared.ask('run', asking('changed', origin, { partition, tells }));
  await expect
    .poll(() => shared.said('changed'))
    .toEqual([
      [
        '',
        [
          ['set-cookie', 'a=1'],
          ['x-kept', 'café'],
        ],
      ],
    ]);
});

test('a body that is cancelled holds its connection until the request’s signal aborts', async () => {
  const { origin, closed } = await answering('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\npart', false);
  await shared.ask('run', asking('cancelled', origin, { tells: 'await response.body.cancel() ?? true' }));
  await expect.poll(() => shared.said('cancelled')).toEqual([true]);
  const first = await Promise.race([closed.then(() => 'closed'), shared.ask('echo', 'held')]);
  expect(first).toBe('held');
  await shared.ask('run', 'globalThis.stopping.abort()');
  await closed;
});

describe('a server that wants a client certificate', () => {
  /** The app with a person's certificate, and the names that the server was shown. */
  async function withCertificate(
    folder: string,
    early = '',
  ): Promise<{ app: FixtureApp; shown: (string | null)[]; port: number }> {
    const authority = await tlsAuthority(folder);
    const shown: (string | null)[] = [];
    const options = { ...(await authority.issue('localhost')), requestCert: true, rejectUnauthorized: false };
    const server = createTlsServer(options, (socket) => {
      shown.push(String(socket.getPeerCertificate().subject?.CN ?? null));
      socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    });
    const port = await portOf(server);
    const { cert, key } = await authority.selfSigned('anna');
    const file = join(folder, 'anna.pem');
    await writeFile(file, cert + key);
    const env = { NODE_EXTRA_CA_CERTS: authority.file, STAND_IN_CLIENT_CERTIFICATES: file };
    return { app: await startFixture({ env, early }), shown, port };
  }

  test('is shown the first there is, by an app that does not listen', async ({ folder }) => {
    const { app, shown, port } = await withCertificate(folder);
    await app.ask('run', asking('came', `https://localhost:${port}`));
    await expect.poll(() => app.said('came')).toEqual([200]);
    expect(shown).toEqual(['anna']);
  });

  test('is shown what the app chooses', async ({ folder }) => {
    const { app, shown, port } = await withCertificate(
      folder,
      `app.on('select-client-certificate', (event, contents, host, list, back) => {
        event.preventDefault();
        say('asked', [contents, host, list.map(({ subjectName }) => subjectName)]);
        back();
      })`,
    );
    await app.ask('run', asking('came', `https://localhost:${port}`));
    await expect.poll(() => app.said('came')).toEqual([200]);
    expect(shown).toEqual(['null']);
    expect(app.said('asked')).toEqual([[null, `localhost:${port}`, ['anna']]]);
  });
});

test('a session asks for a spelling dictionary, enabled or not, unless it is to know no language', async () => {
  const asked: string[] = [];
  const server = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .once('data', (data) => {
        asked.push(String(data).split('\r\n', 1)[0] ?? '');
        socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
      }),
  );
  const port = await portOf(server);
  const app = await startFixture({
    early: `app.on('session-created', (created) => {
      created.setSpellCheckerDictionaryDownloadURL('http://127.0.0.1:${port}/');
      created.setSpellCheckerEnabled(false);
      say('created', 1);
    })`,
  });
  await app.ask(
    'run',
    "app.on('session-created', (created) => created.setSpellCheckerLanguages(['nl'])); session.fromPartition('a'); void 0",
  );
  await expect.poll(() => asked).toEqual(['GET /nl-10-1.bdic HTTP/1.1']);
  expect(app.said('created')).toHaveLength(2);
});

test('what one partition is told of proxies, another does not know', async () => {
  const [told, other] = [ownPartition(), ownPartition()];
  const proxy = "{ mode: 'fixed_servers', proxyRules: 'p.test:1' }";
  await shared.ask('run', `session.fromPartition('${told}').setProxy(${proxy})`);
  const way = (name: string) =>
    shared.ask('run', `session.fromPartition('${name}').resolveProxy('https://a.test/')`);
  expect(await way(told)).toBe('PROXY p.test:1');
  expect(await way(other)).toBe('DIRECT');
  const isOne = `session.fromPartition('${told}') === session.fromPartition('${told}')`;
  expect(await shared.ask('run', isOne)).toBe(true);
});

test('a host is looked for where --host-resolver-rules says, and its certificate need not be right', async ({
  folder,
}) => {
  const authority = await tlsAuthority(folder);
  const server = createTlsServer(await authority.selfSigned('elsewhere.test'), (socket) => {
    socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  });
  const port = await portOf(server);
  const app = await startFixture({
    args: ['--host-resolver-rules=MAP a.test 127.0.0.1', '--ignore-certificate-errors'],
  });
  await app.ask('run', asking('came', `https://a.test:${port}`));
  await expect.poll(() => app.said('came')).toEqual([200]);
});
