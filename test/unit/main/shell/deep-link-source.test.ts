import { resolve } from 'node:path';
import type { NativeImage } from 'electron';
import { describe, expect, test } from 'vitest';
import {
  claimDeepLinks,
  createDeepLinkSource,
  type DeepLinkListener,
  ownsDeepLinks,
  registerDeepLinks,
} from '../../../../main/shell/deep-link-source.ts';
import { fakeApp, fakeEvent, fakeLog } from '../../../support/fakes.ts';

const link = (id: number | string) => `eu.econnect.onboarding:/organisation?slug=${id}`;

/** The links of a start with these arguments, and those that arrived at a listener. */
function source(...argv: string[]) {
  const { app, emit } = fakeApp();
  const log = fakeLog();
  const links = createDeepLinkSource(app, { argv: ['app', ...argv], log });
  const openUrl = (url: string) => {
    const event = fakeEvent({});
    emit('open-url', event, url);
    return event;
  };
  const got: string[] = [];
  const listener: DeepLinkListener = (given) =>
    void got.push(given.kind === 'organisation' ? given.slug : given.kind);
  return { links, openUrl, log, got, listen: () => links.listen(listener) };
}

/** Lets the deliveries that are under way go as far as they can. */
const settled = () => new Promise((done) => setImmediate(done));

test('a link of a cold start waits for the listener and is delivered once', async () => {
  const { got, listen } = source(link(1));
  await settled();
  listen();
  await settled();
  expect(got).toEqual(['1']);
});

test('a link of a second start is delivered', async () => {
  const { links, got, listen } = source();
  listen();
  links.offer(['app', '--flag', link(2)]);
  await settled();
  expect(got).toEqual(['2']);
});

test('macOS’s link before ready waits too, and is taken from macOS', async () => {
  const { openUrl, got, listen } = source();
  expect(openUrl(link(3)).defaultPrevented).toBe(true);
  listen();
  await settled();
  expect(got).toEqual(['3']);
});

test('links of all three ways arrive in order, each once', async () => {
  const { links, openUrl, got, listen } = source(link(1));
  openUrl(link(2));
  openUrl(link(1));
  links.offer(['app', link(3)]);
  listen();
  links.offer(['app', link(4)]);
  await settled();
  expect(got).toEqual(['1', '2', '3', '4']);
});

test('the same link counts again once it was dealt with', async () => {
  const { links, got, listen } = source();
  listen();
  links.offer(['app', link(1)]);
  await settled();
  links.offer(['app', link(1)]);
  await settled();
  expect(got).toEqual(['1', '1']);
});

test('a link with an unknown action is delivered as refused', async () => {
  const { got, listen } = source('eu.econnect.onboarding:/other');
  listen();
  await settled();
  expect(got).toEqual(['refused']);
});

test('a link of another scheme from macOS is ignored', async () => {
  const { openUrl, got, listen } = source();
  listen();
  openUrl('https://evil.test/');
  await settled();
  expect(got).toEqual([]);
});

test('a flood leads to one delivery at a time, eight waiting, the rest dropped', async () => {
  const { links, log } = source();
  const got: Parameters<DeepLinkListener>[0][] = [];
  const busy = Promise.withResolvers<void>();
  links.listen((given) => {
    got.push(given);
    return busy.promise;
  });
  for (let round = 0; round < 500; round += 1) links.offer(['app', link('same')]);
  for (let id = 0; id < 500; id += 1) links.offer(['app', link(id)]);
  await settled();
  expect(got).toHaveLength(1);
  busy.resolve();
  await settled();
  expect(got).toHaveLength(9);
  expect(log.warnings).toHaveLength(492);
});

test('a listener that fails does not stop the next link', async () => {
  const { links, log } = source(link(1));
  const got: Parameters<DeepLinkListener>[0][] = [];
  links.listen((given) => {
    got.push(given);
    if (got.length === 1) throw new Error('no');
  });
  links.offer(['app', link(2)]);
  await settled();
  expect(got).toHaveLength(2);
  expect(log.warnings).toHaveLength(1);
});

test('packaged, the scheme is registered for the program itself', () => {
  const { app, calls } = fakeApp({ isPackaged: true });
  registerDeepLinks(app, { execPath: '/opt/app', argv: ['/opt/app', '--x'] });
  expect(calls).toEqual([['setAsDefaultProtocolClient', 'eu.econnect.onboarding']]);
});

test('unpackaged, it is registered for Electron with this app', () => {
  const { app, calls } = fakeApp({ isPackaged: false });
  registerDeepLinks(app, { execPath: '/opt/electron', argv: ['/opt/electron', 'here'] });
  expect(calls).toEqual([
    ['setAsDefaultProtocolClient', 'eu.econnect.onboarding', '/opt/electron', [resolve('here')]],
  ]);
});

describe('E16 at a start', () => {
  test('the links stay with the program that has them: an entry of the person would hide the installer’s', () => {
    const { app, calls } = fakeApp({ linkOwner: 'eConnect Onboarding' });
    claimDeepLinks(app);
    expect(calls).toEqual([]);
  });

  test('links that no program has are registered for this person', () => {
    const { app, calls } = fakeApp();
    claimDeepLinks(app);
    expect(calls).toEqual([['setAsDefaultProtocolClient', 'eu.econnect.onboarding']]);
  });

  test('an unpackaged app registers Electron with the path of the app', () => {
    const { app, calls } = fakeApp({ isPackaged: false, linkOwner: 'eConnect Onboarding' });
    claimDeepLinks(app);
    expect(calls).toHaveLength(1);
  });
});

describe('E16 whose the links are', () => {
  const here = { platform: 'win32' as const, execPath: 'C:\\Program Files\\eConnect\\App.exe' };
  const asked = (isOwn: boolean, path: string | null, isPackaged = true) => ({
    isPackaged,
    isDefaultProtocolClient: () => isOwn,
    getApplicationInfoForProtocol: () =>
      path === null
        ? Promise.reject(new Error('Unable to retrieve a path'))
        : Promise.resolve({ path, name: 'App', icon: {} as NativeImage }),
  });

  test.each([
    ['the person’s entry is this app’s', true, null, true],
    ['the machine’s is, as an installer writes it', false, 'c:\\program files\\econnect\\app.exe', true],
    ['another program’s is', false, 'C:\\other.exe', false],
    ['there is none', false, null, false],
  ])('Windows: %s', async (_what, isOwn, path, expected) => {
    expect(await ownsDeepLinks(asked(isOwn, path), here)).toBe(expected);
  });

  test('elsewhere Electron’s own answer holds, and unpackaged it cannot be told', async () => {
    const linux = { ...here, platform: 'linux' as const };
    expect(await ownsDeepLinks(asked(true, null), linux)).toBe(true);
    expect(await ownsDeepLinks(asked(false, here.execPath), linux)).toBe(false);
    expect(await ownsDeepLinks(asked(true, here.execPath, false), here)).toBeNull();
  });
});
