import { writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Session } from 'electron';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { contentSecurityPolicy, resolveFile, serveApp } from '../../../../main/shell/app-scheme.ts';
import { test } from '../../../support/fixtures.ts';

const folder = join(sep, 'srv', 'renderer');

describe('the file for an address', () => {
  test.each([
    ['app://onboarding/', 'index.html'],
    ['app://onboarding/index.html', 'index.html'],
    ['app://onboarding/index.html?language=nl', 'index.html'],
    ['app://onboarding/index.html#top', 'index.html'],
    ['app://onboarding/assets/index-B_x1.js', 'assets/index-B_x1.js'],
    ['app://onboarding/assets/inter.latin.woff2', 'assets/inter.latin.woff2'],
    ['app://onboarding/assets/../index.html', 'index.html'],
  ])('%s is %s', (url, file) => {
    expect(resolveFile(url, folder)).toBe(join(folder, file));
  });

  test.each([
    ['another host', 'app://other/index.html'],
    ['a host that only begins alike', 'app://onboarding.evil.test/index.html'],
    ['another host in capitals', 'app://ONBOARDING/index.html'],
    ['a port', 'app://onboarding:80/index.html'],
    ['credentials', 'app://user:word@onboarding/index.html'],
    ['another scheme', 'https://onboarding/index.html'],
    ['a file address', 'file:///srv/renderer/index.html'],
    ['no address', 'index.html'],
    ['an escaped separator', 'app://onboarding/assets%2f..%2f..%2findex.html'],
    ['an escaped dot', 'app://onboarding/%2e%2e%2findex.html'],
    ['a twice escaped dot', 'app://onboarding/%252e%252e/index.html'],
    ['a backslash', 'app://onboarding/..\\..\\index.html'],
    ['an escaped backslash', 'app://onboarding/..%5cindex.html'],
    ['NUL', 'app://onboarding/index.html%00.js'],
    ['a drive', 'app://onboarding/C:/index.html'],
    ['a stream of NTFS', 'app://onboarding/index.html::$DATA.js'],
    ['an empty segment', 'app://onboarding//index.html'],
    ['a hidden file', 'app://onboarding/.env.js'],
    ['a trailing dot', 'app://onboarding/index.html.'],
    ['a folder', 'app://onboarding/assets/'],
    ['a source map', 'app://onboarding/assets/index.js.map'],
    ['a name without a type', 'app://onboarding/LICENSE'],
  ])('%s has none', (_what, url) => {
    expect(resolveFile(url, folder)).toBeNull();
  });

  test('whatever the path, it lies inside the folder', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '\\', '/', '//', 'C:', '\0', '%00', 'index.html', 'a.js'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = resolveFile(`app://onboarding/${parts.join('/')}`, folder);
        if (file === null) return;
        const inside = relative(folder, file);
        expect(inside.split(sep)).not.toContain('..');
        expect(file.startsWith(folder + sep)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('serving', () => {
  let ask: (url: string, method?: string) => Promise<Response>;
  const logged: unknown[] = [];

  test.beforeAll(async ({ sharedFolder: root }) => {
    await writeFile(join(root, 'index.html'), '<!doctype html><title>eConnect</title>');
    await writeFile(join(root, 'main.js'), 'void 0;');
    type Handler = (request: Request) => Response | Promise<Response>;
    let handler: Handler = () => Response.error();
    const protocol = {
      handle: (_scheme: string, given: Handler) => {
        handler = given;
      },
    };
    // A session is far larger than the one property that is used.
    serveApp({ protocol } as unknown as Session, root, { error: (...line) => logged.push(line) });
    ask = async (url, method = 'GET') => await handler(new Request(url, { method }));
  });

  test('a file comes with its type', async () => {
    const page = await ask('app://onboarding/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('eConnect');
    const script = await ask('app://onboarding/main.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    ['a file that is not there', 'app://onboarding/other.js', 'GET'],
    ['another host', 'app://other/index.html', 'GET'],
    ['another method', 'app://onboarding/index.html', 'POST'],
    ['HEAD', 'app://onboarding/index.html', 'HEAD'],
  ])('%s is not found', async (_what, url, method) => {
    expect((await ask(url, method)).status).toBe(404);
  });

  test('a file that cannot be read is in the log by its name, and an address that is refused is not', async () => {
    logged.length = 0;
    await ask('app://other/index.html');
    await ask('app://onboarding/assets/later.js');
    expect(logged).toEqual([
      [
        'a file of the window cannot be read',
        { file: 'later.js', error: expect.objectContaining({ code: 'ENOENT' }) },
      ],
    ]);
  });

  test.each(['app://onboarding/', 'app://onboarding/other.js'])(
    '%s carries every protecting header',
    async (url) => {
      const { headers } = await ask(url);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  );
});
