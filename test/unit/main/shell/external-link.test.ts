import { describe, expect, test, vi } from 'vitest';
import { failureCodeOf, OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { createExternalLinks } from '../../../../main/shell/external-link.ts';
import { fakeLog } from '../../../support/fakes.ts';

const desktop = vi.hoisted(() => ({ opened: [] as string[] }));
vi.mock('electron', () => ({
  shell: { openExternal: async (url: string) => void desktop.opened.push(url) },
}));

const origins = [
  'https://login.example.test',
  'http://127.0.0.1:4402',
  'http://[::1]:4402',
  'http://intranet.test',
];

function links(platform: NodeJS.Platform = 'linux') {
  const opened: string[] = [];
  const log = fakeLog();
  const { open, openMail } = createExternalLinks({
    allowedOrigins: () => origins,
    openExternal: async (url) => void opened.push(url),
    log,
    platform,
  });
  return { open, openMail, opened, log };
}

test.each([
  ['https://login.example.test/authorize?state=s', 'https://login.example.test/authorize?state=s'],
  ['HTTPS://LOGIN.example.test:443/a', 'https://login.example.test/a'],
  ['http://127.0.0.1:4402/authorize', 'http://127.0.0.1:4402/authorize'],
  ['http://[::1]:4402/', 'http://[::1]:4402/'],
  ['https://login.example.test/?q="><x>', 'https://login.example.test/?q=%22%3E%3Cx%3E'],
])('%s is opened as it was understood', async (text, expected) => {
  const { open, opened } = links();
  await open(text);
  expect(opened).toEqual([expected]);
});

test.each([
  ['another origin', 'https://evil.test/'],
  ['a subdomain', 'https://x.login.example.test/'],
  ['an origin that only begins alike', 'https://login.example.test.evil.test/'],
  ['another port', 'https://login.example.test:8443/'],
  ['another port of this machine', 'http://127.0.0.1:4403/'],
  ['http where https is listed', 'http://login.example.test/'],
  ['http off this machine, though listed', 'http://intranet.test/'],
  ['a user name', 'https://login.example.test@evil.test/'],
  ['credentials for a listed origin', 'https://user:word@login.example.test/'],
  ['a backslash', 'https://evil.test\\@login.example.test/'],
  ['a space', 'https://login.example.test/a b'],
  ['a leading space', ' https://login.example.test/'],
  ['a line break', 'https://login.example.test/\n'],
  ['a tab inside the scheme', 'ht\ttps://login.example.test/'],
  ['NUL', 'https://login.example.test/\0'],
  ['a C1 control character', 'https://login.example.test/\u0085'],
  ['8 KiB', `https://login.example.test/${'a'.repeat(8 * 1024)}`],
  ['8 KiB once escaped', `https://login.example.test/${'é'.repeat(2 * 1024)}`],
  ['a file', 'file:///etc/passwd'],
  ['a file on a share', '\\\\evil.test\\share'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['a mail', 'mailto:someone@example.test'],
  ['a program’s scheme', 'ms-msdt:/id'],
  ['a link of our own', 'eu.econnect.onboarding:/activated?signUp=1'],
  ['an option', '--renderer-cmd-prefix=x'],
  ['nothing', ''],
])('%s is refused', async (_what, text) => {
  const { open, opened } = links();
  await expect(open(text)).rejects.toMatchObject({ code: 'link-not-allowed' });
  expect(opened).toEqual([]);
});

describe('a mail', () => {
  const draft = { to: ['anna@bakkerij.test'], subject: 'Toegang', body: 'Hallo,\n\nBedankt!' };
  const address = 'mailto:anna@bakkerij.test?subject=Toegang&body=Hallo%2C%0D%0A%0D%0ABedankt%21';

  test('is opened from its parts, and from its address never', async () => {
    const { open, openMail, opened } = links();
    await openMail(draft);
    expect(opened).toEqual([address]);
    await expect(open(address)).rejects.toMatchObject({ code: 'link-not-allowed' });
    expect(opened).toHaveLength(1);
  });

  test('that cannot be written is not opened', async () => {
    const { openMail, opened } = links();
    for (const body of ['x'.repeat(2_000), 'Hallo\u202e'])
      await expect(openMail({ ...draft, body })).rejects.toMatchObject({ code: 'mail-not-opened' });
    expect(opened).toEqual([]);
  });

  test('that no program takes is told, on Linux also where Electron does not', async () => {
    const cause = new Error('no program');
    const settings = { allowedOrigins: () => [], platform: 'linux' as const };
    for (const links of [
      createExternalLinks({ ...settings, openExternal: () => Promise.reject(cause) }),
      createExternalLinks({ ...settings, openExternal: async () => undefined, hasMailProgram: () => false }),
    ])
      await expect(links.openMail(draft)).rejects.toMatchObject({ code: 'mail-not-opened' });
  });
});

test('a refusal is logged without the address', async () => {
  const { open, log } = links();
  await expect(open('https://evil.test/?state=canary')).rejects.toBeInstanceOf(OnboardingError);
  expect(log.warnings).toHaveLength(1);
  expect(JSON.stringify(log.warnings)).toContain('https://evil.test');
  expect(JSON.stringify(log.warnings)).not.toContain('canary');
});

test('the origins are asked for at every opening', async () => {
  const allowed: string[] = [];
  const { open } = createExternalLinks({
    allowedOrigins: () => allowed,
    openExternal: async () => undefined,
  });
  await expect(open('https://later.test/')).rejects.toMatchObject({ code: 'link-not-allowed' });
  allowed.push('https://later.test');
  await expect(open('https://later.test/')).resolves.toBeUndefined();
});

test('a browser that does not open is its own failure, with the cause', async () => {
  const cause = new Error('exit code 3');
  const { open } = createExternalLinks({
    allowedOrigins: () => origins,
    openExternal: () => Promise.reject(cause),
  });
  await expect(open('https://login.example.test/')).rejects.toMatchObject({
    code: 'browser-not-opened',
    cause,
  });
});

test('by itself it uses Electron’s own', async () => {
  const { open } = createExternalLinks({ allowedOrigins: () => origins });
  await open('https://login.example.test/help');
  expect(desktop.opened).toEqual(['https://login.example.test/help']);
});

test.each([
  ['linux', 'browser-not-opened'],
  ['win32', null],
  ['darwin', null],
] as const)(
  'where nothing opens web addresses, on %s, that is told where Electron does not: %s',
  async (platform, code) => {
    const { open } = createExternalLinks({
      allowedOrigins: () => origins,
      openExternal: async () => undefined,
      hasBrowser: () => false,
      platform,
    });
    const told = open('https://login.example.test/').then(
      () => null,
      (error: unknown) => failureCodeOf(error),
    );
    expect(await told).toBe(code);
  },
);

describe('E16 an address of', () => {
  const ofLength = (length: number) => 'https://login.example.test/'.padEnd(length, 'a');

  test('2 081 characters is the longest that Windows hands over', async () => {
    const { open, opened } = links('win32');
    await open(ofLength(2_081));
    await expect(open(ofLength(2_082))).rejects.toMatchObject({ code: 'browser-not-opened' });
    expect(opened).toEqual([ofLength(2_081)]);
  });

  test('more than that is handed over elsewhere', async () => {
    const { open, opened } = links('darwin');
    await open(ofLength(2_082));
    expect(opened).toEqual([ofLength(2_082)]);
  });
});
