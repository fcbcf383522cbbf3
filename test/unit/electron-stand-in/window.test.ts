import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startFixture } from './fixture.ts';

test('a page is answered by the app, with its headers', async () => {
  const app = await startFixture();
  expect(app.said('request')).toContain('app://fixture/index.html');
  const evaluated = app.window.evaluate(() => {
    const code: unknown = document.createElement('script');
    Reflect.set(Object(code), 'text', 'window.ran = true');
    document.head.append(Object(code));
  });
  await expect(evaluated).rejects.toThrow('TrustedScript');
});

test('a window has the size and the language that were asked for', async () => {
  const app = await startFixture({ language: 'nl' });
  const seen = await app.window.evaluate(() => [innerWidth, innerHeight, navigator.language]);
  expect(seen).toEqual([480, 640, 'nl']);
  expect(app.said('ready-to-show')).toHaveLength(1);
});

test('main hears of a navigation before it happens, and can prevent it', async () => {
  const app = await startFixture();
  await app.window.evaluate(() => {
    location.href = 'https://elsewhere.test/?secret=1';
  });
  await expect.poll(() => app.said('will-navigate')).toEqual(['https://elsewhere.test/?secret=1']);
  await expect.poll(() => app.logs()).toContain('[stand-in] blocked GET https://elsewhere.test/\n');
  expect(await app.ask('frame')).toEqual([true, 'app://fixture', 'app://fixture/index.html']);
});

test('main hears of a popup, which is refused', async () => {
  const app = await startFixture();
  await app.window.evaluate(() => {
    open('https://elsewhere.test/popup');
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://elsewhere.test/link', target: '_blank', rel: 'noopener' });
    document.body.append(link);
    link.click();
  });
  const addresses = ['https://elsewhere.test/popup', 'https://elsewhere.test/link'];
  await expect.poll(() => app.said('popup').sort()).toEqual(addresses.sort());
  await expect.poll(() => app.window.context().pages().length).toBe(1);
});

test('a page reaches no server, by request or by socket', async () => {
  const reached: string[] = [];
  const server = createServer((request) => reached.push(request.url ?? '')).listen(0, '127.0.0.1');
  server.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '');
    socket.destroy();
  });
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const app = await startFixture();
  await app.window.evaluate(async (to) => {
    await new Promise((done) => {
      const image = new Image();
      image.onerror = done;
      image.src = `http://127.0.0.1:${to}/image`;
    });
    await new Promise((done) => {
      new WebSocket(`ws://127.0.0.1:${to}/socket`).onclose = done;
    });
  }, port);
  expect(reached).toEqual([]);
});

test('a page that died is there again after a reload', async () => {
  const app = await startFixture();
  const context = app.window.context();
  const back = context.waitForEvent('page');
  await app.window.goto('chrome://crash').catch(() => undefined);
  const page = await back;
  await expect.poll(() => page.title()).toBe('Fixture');
  expect(app.said('closed')).toEqual([]);
});
