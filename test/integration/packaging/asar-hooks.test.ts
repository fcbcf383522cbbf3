import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { expect } from 'vitest';
import { test } from '../../support/fixtures.ts';
import { runProgram } from '../../support/programs.ts';
import { fromArchive } from './electron-stub.ts';

let archive: string;

/** What is tried from inside the archive, by name. */
const tries = {
  'a file beside it': `require('./beside.cjs')`,
  'a file beside it that is imported': `(await import('./beside.cjs')).default`,
  'a package of the archive': `require('inside')`,
  'a package beside the archive': `require('outside')`,
  'reading a file': `require('node:fs').readFileSync(__dirname + '/beside.cjs', 'utf8').length > 0`,
  'reading a file that is not there': `require('node:fs').readFileSync(__dirname + '/none.cjs')`,
  'reading a file that was changed': `require('./changed.cjs')`,
  'writing a file': `require('node:fs').writeFileSync(__dirname + '/new.txt', '')`,
  'running a program': `require('node:child_process').execFileSync(__dirname + '/program.sh')`,
  'a native module inside': `require('./packed.node')`,
  'a native module beside the archive': `require('./unpacked.node')`,
};

test.beforeAll(async ({ sharedFolder: resources }) => {
  const app = join(resources, 'app');
  archive = join(resources, 'app.asar');
  const functions = Object.entries(tries).map(([name, code]) => `'${name}': async () => ${code}`);
  const files = {
    'app/tries.cjs': `module.exports = { ${functions.join(', ')} };`,
    'app/beside.cjs': `module.exports = 'read';`,
    'app/changed.cjs': `module.exports = 'as it was packed';`,
    'app/program.sh': '#!/bin/sh\n',
    'app/packed.node': 'no native module',
    'app/unpacked.node': 'no native module',
    'app/node_modules/inside/index.js': `module.exports = 'read';`,
    'node_modules/outside/index.js': `module.exports = 'read';`,
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(resources, name, '..'), { recursive: true });
    await writeFile(join(resources, name), content, { mode: 0o755 });
  }
  await createPackageWithOptions(app, archive, { unpack: '**/unpacked.node' });
  await rm(app, { recursive: true });
  const packed = await readFile(archive, 'latin1');
  await writeFile(archive, packed.replace('as it was packed', 'as it was forged'), 'latin1');
});

test('an archive gives what Electron’s would, and nothing else', async () => {
  const script = `
    import { createRequire } from 'node:module';
    const tries = createRequire(${JSON.stringify(join(archive, 'x'))})('./tries.cjs');
    const results = {};
    for (const [name, attempt] of Object.entries(tries))
      results[name] = await attempt().catch((error) => error.code + ' ' + error.message);
    console.log(JSON.stringify(results));`;
  const { stdout, stderr } = await runProgram(process.execPath, [
    fromArchive,
    '--input-type=module',
    '--eval',
    script,
  ]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    'a file beside it': 'read',
    'a file beside it that is imported': 'read',
    'a package of the archive': 'read',
    'a package beside the archive': expect.stringMatching(/^MODULE_NOT_FOUND/),
    'reading a file': true,
    'reading a file that is not there': expect.stringMatching(/^ENOENT/),
    'reading a file that was changed': expect.stringMatching(/^EINTEGRITY/),
    'writing a file': expect.stringMatching(/^ENOTDIR/),
    'running a program': expect.stringMatching(/^ENOTDIR/),
    'a native module inside': expect.stringMatching(/^ERR_DLOPEN_FAILED.*is packed$/),
    // The system’s own loader has it in hand.
    'a native module beside the archive': expect.stringMatching(/app\.asar\.unpacked\/unpacked\.node: /),
  });
});
