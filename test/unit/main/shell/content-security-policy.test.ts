import { createServer } from 'node:http';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../../main/shell/app-scheme.ts';
import { findHeadlessChromium } from '../../../../scripts/lib/chromium.ts';
import { listen } from '../../../sandbox/network/ports.ts';
import { chromiumArguments } from '../../../support/chromium-arguments.ts';

/*
 * The policy in a real Chromium, on a page that is served with it as the app's page is. Every attack is made by the
 * page's own script, as an injected one would, and ends with the browser's report of what it blocked; then nothing of it
 * has run, and no request left the page.
 */

const executablePath = findHeadlessChromium();

/** What an attacker would run, by what the policy blocks it with. `outside` is another origin. */
const attacks: Record<string, [directive: string, run: string]> = {
  'code from text': ['require-trusted-types-for', "eval('globalThis.ran = true')"],
  'a function from text': ['require-trusted-types-for', "new Function('globalThis.ran = true')()"],
  'markup with a handler': ['require-trusted-types-for', "body.innerHTML = '<img src=x onerror=ran=true>'"],
  'an inline script': [
    'require-trusted-types-for',
    "add('script', { textContent: 'globalThis.ran = true' })",
  ],
  'an outside script': ['require-trusted-types-for', "add('script', { src: outside + '/a.js' })"],
  'a policy of its own': ['trusted-types', "trustedTypes.createPolicy('mine', {})"],
  'a handler attribute': ['require-trusted-types-for', "body.setAttribute('onclick', 'ran = true')"],
  'an outside image': ['img-src', "add('img', { src: outside + '/a.png' })"],
  'an outside style sheet': [
    'style-src-elem',
    "add('link', { rel: 'stylesheet', href: outside + '/a.css' })",
  ],
  'an inline style sheet': ['style-src-elem', "add('style', { textContent: 'body { background: red }' })"],
  'a style attribute': ['style-src-attr', "body.setAttribute('style', 'background: red')"],
  'an outside font': ['font-src', "new FontFace('x', 'url(' + outside + '/a.woff2)').load().catch(() => 0)"],
  'a request outside': ['connect-src', 'fetch(outside).catch(() => 0)'],
  'a request to the app': ['connect-src', "fetch('/').catch(() => 0)"],
  'a socket': ['connect-src', "new WebSocket(outside.replace('http', 'ws'))"],
  'a beacon': ['connect-src', 'navigator.sendBeacon(outside)'],
  'a frame outside': ['frame-src', "add('iframe', { src: outside })"],
  'a frame of the app': ['frame-src', "add('iframe', { src: '/' })"],
  'an object': ['require-trusted-types-for', "add('object', { data: outside })"],
  'media outside': ['media-src', "add('video', { src: outside + '/a.mp4' })"],
  'a form sent outside': ['form-action', "add('form', { action: outside }).submit()"],
  'another base': ['base-uri', "add('base', { href: outside })"],
};

const ownScript = `
const body = document.body;
const add = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
globalThis.attacks = { ${Object.entries(attacks)
  .map(([name, [, run]]) => `${JSON.stringify(name)}: (outside) => ${run}`)
  .join(',\n')} };
globalThis.attack = (name, outside) => new Promise((done) => {
  document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
  setTimeout(() => attacks[name](outside), 0);
});
`;

describe.skipIf(executablePath === undefined)('in a real Chromium the policy blocks', () => {
  const visits: (string | undefined)[] = [];
  const app = createServer((request, response) => {
    const isScript = request.url === '/own.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.setHeader('content-security-policy', contentSecurityPolicy);
    response.end(isScript ? ownScript : '<!doctype html><body><script src="/own.js"></script>');
  });
  const elsewhere = createServer((request, response) => {
    visits.push(request.url);
    response.end();
  });
  let browser: Browser;
  let page: Page;
  let origin = '';
  let outside = '';

  beforeAll(async () => {
    outside = `http://127.0.0.1:${await listen(elsewhere, 0, 'a test')}`;
    origin = `http://127.0.0.1:${await listen(app, 0, 'a test')}`;
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', ...chromiumArguments],
    });
    page = await browser.newPage();
  }, 60_000);

  beforeEach(() => page.goto(origin));

  afterEach(async () => {
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
    expect(visits).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    app.close();
    elsewhere.close();
  });

  test.each(Object.entries(attacks).map(([name, [directive]]) => [name, directive]))(
    '%s (%s)',
    async (name, directive) => {
      const call = `attack(${JSON.stringify(name)}, ${JSON.stringify(outside)})`;
      expect(await page.evaluate(call)).toBe(directive);
    },
  );
});
