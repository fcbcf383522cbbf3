import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { environment } from '../../../../main/environment/environment.ts';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import type { Log } from '../../../../main/log/log.ts';
import { carry, land } from '../../../support/hostile-browser.ts';
import { adapters, begin, failureOf, isClosed, signIn } from '../../../support/hostile-flow.ts';
import { beginPublished } from '../../../support/published-issuer.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';
import { runSignIn } from './sign-in-effect.ts';

const issuer = await shareIssuer();

/** Every source of main, by path. */
function sources(): Map<string, string> {
  const main = join(import.meta.dirname, '../../../../main');
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return new Map(files.map((name) => [name, readFileSync(join(main, name), 'utf8')]));
}
const naming = (pattern: RegExp) =>
  [...sources()].filter(([, text]) => pattern.test(text)).map(([name]) => name);

test('A01 one file makes a window, one opens links outside, and what the window loads is the app itself', () => {
  expect(naming(/new BrowserWindow\(/)).toEqual(['shell/window.ts']);
  expect(naming(/\.openExternal\(/)).toEqual(['shell/external-link.ts']);
  // In recovery it is the address that the start of the window names.
  expect(naming(/\.loadURL\(/)).toEqual(['shell/recovery.ts']);
  expect(sources().get('start/window-mode.ts')).toMatch(/keepLoaded\(window, \{\s*url: appUrl,/);
  expect(naming(/webviewTag: true|BrowserView|WebContentsView|\.loadFile\(/)).toEqual([]);
});

test('S04 nothing of us makes or sends a dump of memory', () => {
  expect(naming(/crashReporter|writeHeapSnapshot|setHeapSnapshotNearHeapLimit/)).toEqual([]);
  // Node's report is read in one place, for the path of a library; it is never written, and nothing makes Node write it.
  expect(naming(/process\.report/)).toEqual(['policy/sources/system-folder.ts']);
  expect(naming(/writeReport|reportOn(FatalError|Signal|UncaughtException)|report-on-/)).toEqual([]);
});

test('A10 no grant is named in the sources but those of a code, an exchange and a refresh', () => {
  expect(naming(/ROPC|grant_type['"]?[:=] ?['"]?password|device_code|device_authorization/i)).toEqual([]);
  const grants = [...sources().values()].flatMap((text) =>
    [...text.matchAll(/\bgrant_type: (?:z\.literal\()?'([^']+)'/g)].map(([, grant]) => grant),
  );
  expect([...new Set(grants)].toSorted()).toEqual([
    'refresh_token',
    'urn:ietf:params:oauth:grant-type:token-exchange',
  ]);
});

describe('A09 an issuer', () => {
  const withIssuer = (value: string) =>
    environment.safeParse({
      name: 'production',
      platform: 'https://platform.example',
      issuer: value,
      providers: [],
    }).success;

  test.each(['https://identity.econnect.eu', 'https://identity.econnect.eu/tenant', 'http://127.0.0.1:4400'])(
    '%s is taken',
    (value) => expect(withIssuer(value)).toBe(true),
  );
  test.each([
    'http://identity.econnect.eu',
    'https://user:password@identity.econnect.eu',
    'https://identity.econnect.eu?x=y',
    'https://identity.econnect.eu#x',
    'https://identity.econnect.eu?',
    'https://identity.econnect.eu#',
    'https://10.0.0.1',
    'https://[::1]',
    'https://2130706433',
    'https://localhost',
    'http://192.168.1.1',
    'ftp://identity.econnect.eu',
    'javascript:alert(1)',
    'identity.econnect.eu',
    '',
  ])('%s is refused', (value) => expect(withIssuer(value)).toBe(false));
});

describe.each(adapters)('%s', (adapter) => {
  test('A03 a provider that offers PKCE without S256 is refused, and no code is redeemed', async () => {
    issuer.misbehaviour = {
      discovery: (document) => ({ ...document, code_challenge_methods_supported: ['plain'] }),
    };
    const flow = beginPublished(adapter, issuer);
    flow.callback.then((callback) => land(callback)).catch(() => undefined);
    expect(await failureOf(flow.identity)).toBe('sign-in-answer-invalid');
    expect(issuer.requests('/token')).toEqual([]);
  });

  test('A07 a browser that does not open is reported by its failure code, and the listener is closed', async () => {
    const urls: string[] = [];
    const flow = begin(adapter, issuer, {
      deliver: async (url) => {
        urls.push(url);
        throw new OnboardingError('browser-not-opened');
      },
    });
    expect(await failureOf(flow.identity)).toBe('browser-not-opened');
    const redirectUri = new URL(urls[0] ?? '').searchParams.get('redirect_uri') ?? '';
    expect(await isClosed(redirectUri)).toBe(true);
  });

  test('A07 the link that is copied instead is one of its own, and works', async () => {
    expect((await signIn(adapter, issuer)).identity.subject).toBe('subject-1');
  });

  test('A08 the address that is opened goes to the browser, and into no line of the log', async () => {
    const lines: string[] = [];
    const write = (...told: unknown[]) => void lines.push(inspect(told, { depth: null }));
    const log: Log = { error: write, warn: write, info: write, debug: write };
    issuer.misbehaviour = { claims: (claims) => ({ ...claims, nonce: 'other' }) };
    const { reports, callback, urls } = runSignIn(adapter, issuer, log);
    await land(await callback);
    await expect.poll(() => reports.at(-1)?.type).toBe('sign-in-failed');
    const { searchParams } = new URL(urls[0] ?? '');
    expect(lines.join('\n')).toMatch(/reference: '[0-9A-Z]{4}-[0-9A-Z]{4}'/);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(lines.join('\n')).not.toContain(searchParams.get(name));
      expect(inspect(reports, { depth: null })).not.toContain(searchParams.get(name));
    }
  });

  test('A10 R11 R12 a code is asked for and redeemed, and nothing else is ever asked of the provider', async () => {
    await signIn(adapter, issuer);
    const [asked] = issuer.requests('/authorize');
    expect(new URL(asked?.url ?? '', issuer.origin).searchParams.get('response_type')).toBe('code');
    const grants = issuer.requests('/token').map(({ body }) => new URLSearchParams(body).get('grant_type'));
    expect(grants).toEqual(['authorization_code']);
    const paths = new Set(issuer.seen.map(({ url }) => new URL(url, issuer.origin).pathname));
    expect([...paths].filter((path) => !/authorize|token|jwks|openid-configuration/.test(path))).toEqual([]);
  });
});

test('R04 an answer of one provider at the address of another completes nothing', async () => {
  const flows = await Promise.all(
    adapters.map(async (adapter) => {
      const flow = begin(adapter, issuer);
      return { flow, callback: await flow.callback };
    }),
  );
  for (const { callback } of flows) {
    for (const other of flows) {
      if (other.callback === callback) continue;
      const { origin } = new URL(other.callback.redirectUri);
      const { pathname } = new URL(callback.redirectUri);
      const atTheOther = await carry({ ...callback, redirectUri: origin + pathname });
      expect(atTheOther.status).toBe(404);
    }
  }
  expect(issuer.requests('/token')).toEqual([]);
  for (const { flow, callback } of flows) {
    await land(callback);
    await flow.identity;
  }
});
