/*
 * `node --import ./asar-hooks.ts load-chunks.ts <resources/app.asar>`: loads main's entry and then each of its chunks, as
 * they are loaded when they are needed, and prints as JSON which files were loaded. Electron is inert: nothing starts.
 */
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';

const [, , archive = ''] = process.argv;

const electron = `
  const inert = new Proxy(function () {}, {
    get: (_target, key) => (key === Symbol.toPrimitive ? () => '' : inert),
    apply: () => inert,
  });
  const app = {
    isPackaged: true,
    getPath: () => ${JSON.stringify(tmpdir())},
    getVersion: () => '0.0.0',
    getPreferredSystemLanguages: () => [],
    requestSingleInstanceLock: () => false,
  };
  const having = (own) => new Proxy(inert, { get: (_target, key) => own[key] ?? inert });
  module.exports = having({ app: having(app) });
`;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'inert:electron', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'inert:electron'
      ? { format: 'commonjs', source: electron, shortCircuit: true }
      : next(url, context),
});

const load = createRequire(join(archive, 'package.json'));
const chunks = listPackage(archive, { isPack: false }).filter((path) => /^\/out\/main\/.*\.cjs$/.test(path));
const before = new Set(Object.keys(load.cache));
load('./out/main/index.cjs');
for (const chunk of chunks) load(`.${chunk}`);
console.log(JSON.stringify(Object.keys(load.cache).filter((file) => !before.has(file))));
process.exit();
