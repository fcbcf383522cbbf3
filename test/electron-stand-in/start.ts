/*
 * Electron's stand-in: runs a built Electron app, unchanged, on Node and a Chromium driven by Playwright.
 *
 *   node test/electron-stand-in/start.ts <app folder> [app arguments…]
 *
 * It offers what this app uses of Electron and throws on the rest. Its limits:
 * - Inside the page `app://host` is `https://host.app.invalid`; main never sees that. Nothing else can be loaded or
 *   requested: each request that is blocked is a line on stderr.
 * - One window, and one session whatever its partition. Showing and focusing it do nothing; its size on a screen
 *   includes its frame.
 * - No context isolation, sandbox or fuses. Permissions, devices, webviews and keys are never asked about.
 * - Quitting can be prevented at its end alone (`will-quit`); popups are always refused.
 * - It never tells that the system shuts down or the person logs off.
 * - `shell.openExternal` runs $BROWSER or xdg-open and, unlike Electron, notices when that fails.
 * - Menu, clipboard and protocol client change nothing outside the process.
 * - `fetch` is Node's: it trusts Node's own authorities and those of NODE_EXTRA_CA_CERTS, not the system's. It knows HTTP
 *   proxies alone, of `setProxy` or of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY: no PAC, SOCKS, HTTPS proxy, NTLM
 *   or Kerberos. Unlike Chromium it takes a user name and password from the address of a proxy. Failures have Chromium's
 *   names where a proxy is in the way, else Node's.
 *
 * STAND_IN_ENDPOINT and STAND_IN_CLIPBOARD name files for the window's CDP endpoint and what was copied last;
 * STAND_IN_COLOR_SCHEME is light or dark; HEADLESS hides the window even where there is a display.
 */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join, resolve } from 'node:path';

const [, , folder = '.', ...rest] = process.argv;
process.argv = [process.execPath, resolve(folder), ...rest];
const electron = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
});
const manifest = join(resolve(folder), 'package.json');
createRequire(manifest)(`./${JSON.parse(readFileSync(manifest, 'utf8')).main}`);
