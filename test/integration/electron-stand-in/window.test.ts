import { createServer } from 'node:http';
import { expect, onTestFinished } from 'vitest';
import { whyImpossible } from '../../../scripts/lib/test-tools.ts';
import { startDisplay } from '../../support/display.ts';
import { portOf } from '../../support/listening.ts';
import { startFixture, test } from './fixture.ts';

test('a page is answered by the app, with its headers', async ({ start }) => {
  const app = await start();
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
});

test('a window that a person sees shows the app', async ({ skip }) => {
  const missing = whyImpossible('the test of a window that is seen');
  if (missing !== null) skip(missing);
  const display = await startDisplay();
  onTestFinished(display.stop);
  const app = await startFixture({ display: display.name });
  expect(await app.window.textContent('h1')).toBe('Fixture');
  expect(app.said('did-finish-load')).toHaveLength(1);
  const seen = await app.window.evaluate(() => [innerWidth, innerHeight, document.visibilityState]);
  expect(seen).toEqual([480, 640, 'visible']);
  expect(await app.quit()).toBe(0);
});

test('a window is ready to be shown once it is shown, and can be seen only then', async ({ start }) => {
  const app = await start();
  expect(app.said('ready-to-show')).toHaveLength(1);
  expect(app.logs()).toMatch(/did-finish-load[\s\S]*ready-to-show/);
});

test('a preload that fails leaves a page without its door, and main is told why', async ({ start }) => {
  const app = await start();
  await app.ask(
    'run',
    "webContents.on('preload-error', (_event, path, error) => say('preload-error', [path, error.message])); void 0",
  );
  // The page that asks is gone before it has an answer.
  await app.ask('run', "window.loadURL('app://fixture/index.html?broken')").catch(() => undefined);
  await expect
    .poll(() => app.said('preload-error'))
    .toEqual([[expect.stringMatching(/preload\.cjs$/), 'Error: broken preload']]);
  await app.window.waitForURL(/broken/);
  expect(await app.window.evaluate(() => 'door' in window)).toBe(false);
});

test('a window is given the focus by a press of the person alone', async ({ start }) => {
  const app = await start();
  await app.ask('run', 'window.focus(); window.flashFrame(true)');
  expect(await app.ask('run', 'window.isFocused()')).toBe(false);
  expect(app.said('focus')).toEqual([]);
  await app.window.locator('h1').click();
  await expect.poll(() => app.said('focus')).toHaveLength(1);
  expect(await app.ask('run', 'window.isFocused()')).toBe(true);
  expect(app.logs()).toContain('[stand-in] flashFrame true');
});

test('a right click opens no menu of its own, and tells main where it was', async ({ start }) => {
  const app = await start();
  await app.ask(
    'run',
    "webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => say('menu', [isEditable, selectionText, editFlags.canPaste])); void 0",
  );
  await app.window.locator('h1').click({ button: 'right' });
  await app.window.evaluate(() => {
    const field = document.createElement('input');
    field.value = 'typed';
    document.body.append(field);
    field.select();
  });
  await app.window.locator('input').click({ button: 'right' });
  await expect
    .poll(() => app.said('menu'))
    .toEqual([
      [false, expect.any(String), false],
      [true, expect.any(String), true],
    ]);
  await app.ask('run', "Menu.buildFromTemplate([{ role: 'paste', label: 'Plakken' }]).popup()");
  await expect.poll(() => app.logs()).toContain('[stand-in] menu [{"role":"paste","label":"Plakken"}]');
});

test('main hears of a redirect before it happens, and can prevent it', async ({ start }) => {
  const app = await start();
  await app.ask(
    'run',
    `session.defaultSession.protocol.handle('app', () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.test/' } }));
    webContents.on('will-redirect', (details) => { say('will-redirect', details.url); details.preventDefault(); }); void 0`,
  );
  await app.ask(
    'run',
    "void window.loadURL('app://fixture/moved').catch((error) => say('not loaded', error.message))",
  );
  await expect.poll(() => app.said('not loaded')).toEqual(["ERR_FAILED (-2) loading 'app://fixture/moved'"]);
  expect(app.said('will-redirect')).toEqual(['https://elsewhere.test/']);
});

test('a page whose process dies while it loads is a load that failed, and can be tried again', async ({
  start,
}) => {
  const app = await start({
    early: `app.whenReady().then(() => {
      app.once('web-contents-created', (_event, contents) => {
        const { protocol } = session.defaultSession;
        const handle = protocol.handle;
        protocol.handle = (scheme, answer) => {
          let count = 0;
          handle(scheme, async (request) => {
            if (request.url.endsWith('index.html') && count++ === 0) {
              contents.forcefullyCrashRenderer();
              await new Promise((gone) => contents.once('render-process-gone', gone));
            }
            return answer(request);
          });
        };
      });
    })`,
  });
  expect(await app.window.title()).toBe('Fixture');
});

test('main hears of a navigation before it happens, and can prevent it', async ({ start }) => {
  const app = await start();
  await app.window.evaluate(() => {
    location.href = 'https://elsewhere.test/?secret=1';
  });
  await expect.poll(() => app.said('will-navigate')).toEqual(['https://elsewhere.test/?secret=1']);
  await expect.poll(() => app.logs()).toContain('[stand-in] blocked GET https://elsewhere.test/\n');
  expect(await app.ask('frame')).toEqual([true, 'app://fixture', 'app://fixture/index.html']);
});

test('main hears of a popup, which is refused', async ({ start }) => {
  const app = await start();
  const before = app.window.context().pages();
  await app.window.evaluate(() => {
    open('https://elsewhere.test/popup');
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://elsewhere.test/link', target: '_blank', rel: 'noopener' });
    document.body.append(link);
    link.click();
  });
  const addresses = ['https://elsewhere.test/popup', 'https://elsewhere.test/link'];
  await expect.poll(() => app.said('popup').sort()).toEqual(addresses.sort());
  await expect.poll(() => app.window.context().pages()).toEqual(before);
});

test('main hears of a page that a click with Ctrl, Shift or the middle button would open, which is refused', async ({
  start,
}) => {
  const app = await start();
  const before = app.window.context().pages();
  await app.window.evaluate(() => {
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://elsewhere.test/link', textContent: 'link' });
    document.body.append(link);
  });
  const link = app.window.getByText('link');
  await link.click({ button: 'middle' });
  for (const key of ['Control', 'Shift'] as const) await link.click({ modifiers: [key] });
  await expect.poll(() => app.said('popup')).toEqual(Array(3).fill('https://elsewhere.test/link'));
  await expect.poll(() => app.window.context().pages()).toEqual(before);
  expect(app.said('will-navigate')).toEqual([]);
});

test('a page reaches no server, by request or by socket', async () => {
  const reached: string[] = [];
  const server = createServer((request) => reached.push(request.url ?? ''));
  server.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '');
    socket.destroy();
  });
  const port = await portOf(server);
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

test('a page that died is there again once it is loaded again', async ({ start }) => {
  const app = await start();
  const context = app.window.context();
  const back = context.waitForEvent('page');
  await app.window.goto('chrome://crash').catch(() => undefined);
  const page = await back;
  await expect.poll(() => page.title()).toBe('Fixture');
  expect(app.said('closed')).toEqual([]);
});
