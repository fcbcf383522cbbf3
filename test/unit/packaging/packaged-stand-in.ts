/*
 * `node --import ./packaged-stand-in.ts test/electron-stand-in/start.ts <resources/app.asar> …`: Electron's stand-in as a
 * packaged app has it.
 */
import { registerHooks } from 'node:module';
import { dirname } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const [, , archive = ''] = process.argv;
const standIn = new URL('../../electron-stand-in/electron.ts', import.meta.url).href;

/** The stand-in, which says that the app is packaged, and an argument list that does not name the app. */
const packaged = `
  import { 'module.exports' as electron } from ${JSON.stringify(`${standIn}?as-it-is`)};
  if (process.argv[1] === ${JSON.stringify(archive)}) process.argv.splice(1, 1);
  const having = (target, key, value) =>
    new Proxy(target, { get: (_target, asked) => (asked === key ? value : Reflect.get(target, asked)) });
  export const packaged = having(electron, 'app', having(electron.app, 'isPackaged', true));
  export { packaged as 'module.exports' };
`;

if (isMainThread) {
  Reflect.set(process, 'resourcesPath', dirname(archive));
  registerHooks({
    load: (url, context, next) =>
      url === standIn ? { format: 'module', source: packaged, shortCircuit: true } : next(url, context),
  });
}
