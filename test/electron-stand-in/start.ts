/*
 * Electron's stand-in: runs a built Electron app, unchanged, on Node and a Chromium, over its DevTools Protocol.
 *
 *   node test/electron-stand-in/start.ts <app folder> [app arguments…]
 *
 * It offers what this app uses of Electron and throws on the rest. Where Electron's systems differ, it is as the strictest
 * of them: `ready-to-show` comes after `show` (Wayland), `focus` gives none, a browser that fails is not noticed (Linux),
 * stdout begins with an empty line (Windows), registering for links fails.
 *
 * Where it is still softer than Electron, and why:
 * - There is no fuse and no code signature, and worker threads are Node's: those are in Electron's binary. An app in a folder
 *   `resources` counts as packaged. It is an archive where Node is started with `test/integration/packaging/asar-hooks.ts`, which
 *   reads one as Electron does, and otherwise lies there as plain files.
 * - No context isolation and no sandbox: Chromium's protocol runs the preload in the page's own world. For the same reason
 *   nothing asks for permissions, devices, webviews or keys, and none of it is granted.
 * - Inside the page `app://host` is `https://host.app.invalid`; main never sees that. Nothing else can be loaded or
 *   requested, and popups are always refused: each request that is blocked is a line on stderr.
 * - Messages between main and the page hold JSON, `undefined` and dates; anything else that can be cloned throws. A frame in a
 *   process of its own is neither answered nor named on stderr: it finds no host.
 * - One window, on a screen of 1280 × 1024 that never changes. Its size there includes its frame.
 * - `fetch` is Node's below Electron's rules: it trusts Node's own authorities and those of NODE_EXTRA_CA_CERTS, not the
 *   system's. It knows HTTP proxies alone, of `setProxy`, `--proxy-server` or HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and
 *   NO_PROXY: no PAC, SOCKS, HTTPS proxy, NTLM or Kerberos. Unlike Chromium it takes a user name and password from the
 *   address of a proxy. Failures have Chromium's names where a proxy is in the way, else Node's.
 * - A server is never known to want a client certificate, so that each with TLS and no proxy before it is taken to want one.
 * - Of Chromium's switches these have their effect: `remote-debugging-port`, `proxy-server`, `no-proxy-server`,
 *   `host-resolver-rules` (MAP to an IPv4 address), `ignore-certificate-errors`, `log-net-log`. `no-sandbox`, and the variable
 *   that stands for it, can be seen and are taken back by `enableSandbox`: there is no sandbox that they could turn off.
 * - Clipboard and protocol client change nothing outside the process. Menus, dialogs and a flashing frame are lines on
 *   stderr: nobody chooses from a menu, and a dialog is closed at once.
 * - What the system tells an app or its window (`open-url`, `unresponsive`, `session-end`, `shutdown`) comes when a test says so.
 * - The program that opens a scheme is looked for once: one that is installed while the app runs is not seen.
 * - There is a console on stdout and stderr, which on Windows a program with windows may lack.
 *
 * STAND_IN_ENDPOINT and STAND_IN_CLIPBOARD name files for the window's CDP endpoint and target, written once it is shown, and for
 * what was copied last; STAND_IN_CHROMIUM is the CDP endpoint of a Chromium to open the window in; STAND_IN_PAGE_SCRIPT a script
 * that runs in the page before its own, for what is measured there; STAND_IN_CLIENT_CERTIFICATES the person's certificates;
 * STAND_IN_COLOR_SCHEME is light or dark; HEADLESS hides the window even where there is a display. A parent process with a
 * channel sends what the system tells the app, as `['open-url', 'x:/y']`.
 */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { appFolder } from './app-folder.ts';
import { listenToSystem, surviveErrors } from './system.ts';

process.stdout.write('\n');
surviveErrors();
listenToSystem();
const electron = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
});
const manifest = join(appFolder, 'package.json');
createRequire(manifest)(`./${JSON.parse(readFileSync(manifest, 'utf8')).main}`);
