import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { expect } from 'vitest';
import { test } from '../../../support/fixtures.ts';

const main = join(import.meta.dirname, '../../../../main');
let folder: string;

/** The room, built as main builds it. */
test.beforeAll(async ({ sharedFolder }) => {
  folder = sharedFolder;
  await build({
    configFile: join(main, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, ssr: join(main, 'updates/updates.ts') },
  });
  await writeFile(join(folder, 'app-update.yml'), 'provider: unknown\n');
});

/** Runs a script beside the bundle, with the little of Electron that electron-updater asks when it is made. */
async function script(text: string): Promise<unknown> {
  const path = join(folder, 'script.cjs');
  await writeFile(
    path,
    `const { registerHooks } = require('node:module');
    process.resourcesPath = ${JSON.stringify(folder)};
    registerHooks({
      resolve: (name, context, next) => name === 'electron' ? { url: 'stub:electron', shortCircuit: true } : next(name, context),
      load: (url, context, next) => url === 'stub:electron'
        ? { format: 'commonjs', shortCircuit: true, source: "exports.app = { isPackaged: true, getVersion: () => '1.0.0', getName: () => 'app', getPath: () => '/nowhere', whenReady: async () => undefined }; exports.session = {};" }
        : next(url, context),
    });
    const log = { error() {}, warn() {}, info() {}, debug() {} };
    const updates = new (require('./index.cjs').Updates)({ log, through: (ask) => ask() });
    let status;
    updates.onChange((state) => { status = state.status; });
    const loaded = () => Object.keys(require.cache).filter((path) => !/(script|index)\\.cjs$/.test(path)).length;
    (async () => { ${text} })().then((result) => console.log(JSON.stringify(result)));`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [path]);
  return JSON.parse(stdout);
}

test('electron-updater is loaded when something is asked, not before', async () => {
  const result = await script(`
    const before = loaded();
    updates.follow({ check: 'when-asked', install: 'when-asked', byIt: false }, false);
    const following = loaded();
    await updates.check();
    return { before, following, after: loaded() > following, status };`);
  expect(result).toEqual({ before: 0, following: 0, after: true, status: 'failed' });
});
