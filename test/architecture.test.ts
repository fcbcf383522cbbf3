import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Sources, sdks, unusedExports, violations } from './architecture.ts';

const root = join(import.meta.dirname, '..');
const rooms = ['main', 'preload', 'renderer', 'test', 'scripts'];

function project(): Sources {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|css|html)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return new Map(
    files.map((file) => [
      file
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}

/** What is wrong with a project of this one file. */
const wrong = (file: string, source: string) => violations(new Map([[file, source]]));

describe('this project', () => {
  const sources = project();

  test('keeps the rules of its rooms', () => {
    expect(violations(sources)).toEqual([]);
  });

  test('exports nothing that no other file imports', () => {
    expect(unusedExports(sources)).toEqual([]);
  });

  test('is looked at as a whole', () => {
    for (const room of rooms)
      expect([...sources.keys()].some((file) => file.startsWith(`${room}/`))).toBe(true);
  });
});

test.each([
  ['is used elsewhere', "import { a } from './a.ts';", []],
  ['is a type that is used elsewhere', "import type { a as b } from './a.ts';", []],
  ['is loaded with its whole file', "await import('./a.ts');", []],
  ['is named elsewhere and not imported', 'const a = 1;', ['main/a.ts: a']],
])('an export that %s', (_what, other, unused) => {
  const sources = new Map([
    ['main/a.ts', 'export const a = 1;'],
    ['main/b.ts', other],
  ]);
  expect(unusedExports(sources)).toEqual(unused);
});

describe('the dependency rule catches', () => {
  test.each([
    [
      'the contract naming main',
      'preload/contract/a.ts',
      "import type { A } from '../../main/failure/onboarding-error.ts';",
    ],
    ['the contract naming a package', 'preload/contract/a.ts', "import { z } from 'zod';"],
    ['the contract naming its schemas', 'preload/contract/a.ts', "import { inputs } from './schemas.ts';"],
    ['the preload naming the schemas', 'preload/index.ts', "import { inputs } from './contract/schemas.ts';"],
    ['the preload naming a builtin', 'preload/index.ts', "import 'node:fs';"],
    [
      'the renderer naming main',
      'renderer/a.tsx',
      "import { codeOf } from '../main/failure/onboarding-error.ts';",
    ],
    [
      'the renderer naming a type of main',
      'renderer/a.tsx',
      "import type { A } from '../main/failure/onboarding-error.ts';",
    ],
    ['the renderer naming the schemas', 'renderer/a.tsx', "import { inputs } from '#contract/schemas.ts';"],
    ['the renderer naming electron', 'renderer/a.tsx', "import { shell } from 'electron';"],
    ['the renderer naming another package', 'renderer/a.tsx', "import { Button } from '@mui/material';"],
    ['the renderer loading a builtin', 'renderer/a.tsx', "await import('node:fs');"],
    ['main naming the renderer', 'main/a.ts', "import { copy } from '../renderer/copy/shape.ts';"],
    ['main naming the preload', 'main/a.ts', "import '../preload/index.ts';"],
    ['main naming a test', 'main/a.ts', "import '../test/support/app.ts';"],
    ['main naming an undecided package', 'main/a.ts', "import _ from 'lodash';"],
    ['main requiring an undecided package', 'main/a.ts', "const _ = require('lodash');"],
    ['main loading what cannot be read', 'main/a.ts', 'await import(name);'],
    ['main reaching electron through the shell', 'main/a/b.ts', "import { x } from '../shell/window.ts';"],
    ['main naming its entry', 'main/a/b.ts', "import '../index.ts';"],
    [
      'main passing on the renderer',
      'main/a.ts',
      "export { x } from '../renderer/x.ts'; export const y = 1;",
    ],
    ['a file that belongs to no room', 'preload/other/a.ts', "import 'zod';"],
  ])('%s', (_what, file, source) => {
    expect(wrong(file, source)).not.toEqual([]);
  });

  test.each([
    ['an SDK', "import { OAuth2Client } from 'google-auth-library';"],
    ['an SDK’s type', "import type { JWTPayload } from 'jose';"],
    ['electron', "import type { App } from 'electron';"],
    ['the network', "import { createServer } from 'node:http';"],
    ['the disk', "import { readFile } from 'node:fs/promises';"],
    ['a process', "import { spawn } from 'node:child_process';"],
    ['an adapter', "import { openKeychain } from '../keychain/keychain.ts';"],
    ['an adapter among types', "import { type Log, openLog } from '../log/log.ts';"],
    ['the shell, even as type', "import type { DeepLink } from '../shell/deep-link.ts';"],
    ['another part of the policy', "import { signInRules } from '../policy/sign-in-rules.ts';"],
    ['the composition', "import type { Application } from '../app/application.ts';"],
    ['a hidden type', "let x: import('electron').App;"],
  ])('the journey naming %s', (_what, source) => {
    expect(wrong('main/journey/a.ts', source)).not.toEqual([]);
  });

  test.each([
    [
      'main/journey/a.ts',
      "import type { Log } from '../log/log.ts'; import { codeOf } from '../failure/onboarding-error.ts';",
    ],
    [
      'main/journey/effects/a.ts',
      "import type { Tokens } from '../../platform-contract/contract.ts'; import { z } from 'zod';",
    ],
    ['preload/contract/schemas.ts', "import { z } from 'zod'; import type { Intent } from './journey.ts';"],
    [
      'preload/index.ts',
      "import { ipcRenderer } from 'electron'; import { contract } from './contract/contract.ts';",
    ],
    ['renderer/a.tsx', "import { createStore } from 'zustand/vanilla'; import './styles/base.css';"],
    ['main/shell/a.ts', "import { app } from 'electron'; import { inputs } from '#contract/schemas.ts';"],
    ['main/sign-in/microsoft.ts', "const sdk = await import('@azure/msal-node');"],
    ['main/sign-in/microsoft-network.ts', "import type { INetworkModule } from '@azure/msal-node';"],
    ['test/unit/a.test.ts', "import type { App } from 'electron'; import { x } from '../../main/x.ts';"],
  ])('nothing in %s that keeps it', (file, source) => {
    expect(wrong(file, source)).toEqual([]);
  });
});

describe('the one home of an SDK', () => {
  test.each(sdks)('%s is not named elsewhere in main, not even its types', (sdk) => {
    expect(wrong('main/platform/a.ts', `import '${sdk}';`)).not.toEqual([]);
    expect(wrong('main/platform/a.ts', `import type { A } from '${sdk}/inside';`)).not.toEqual([]);
    expect(wrong('main/platform/a.ts', `await import('${sdk}');`)).not.toEqual([]);
  });

  test('is one file, also where a pattern allows several names', () => {
    const source = "import { discovery } from 'openid-client'; export const x = discovery;";
    const files = ['main/sign-in/oidc-requests.ts', 'main/sign-in/oidc.ts'];
    expect(violations(new Map(files.map((file) => [file, source])))).toEqual([
      `${files.join(', ')}: openid-client has one home only`,
    ]);
  });

  test('does not use an SDK beside it where only types are allowed', () => {
    expect(
      wrong('main/sign-in/microsoft-network.ts', "import { LogLevel } from '@azure/msal-node';"),
    ).not.toEqual([]);
  });
});

describe('electron', () => {
  test.each([
    ['outside the shell', 'main/platform/a.ts', "import { net } from 'electron';"],
    ['as a whole', 'main/shell/a.ts', "import * as electron from 'electron';"],
    ['by default', 'main/shell/a.ts', "import electron from 'electron';"],
    ['at run time', 'main/shell/a.ts', "await import('electron');"],
    ['with its shell', 'main/index.ts', "import { shell } from 'electron';"],
    ['with its shell under another name', 'main/shell/a.ts', "import { shell as desktop } from 'electron';"],
  ])('is not had %s', (_how, file, source) => {
    expect(wrong(file, source)).not.toEqual([]);
  });

  test.each([
    'shell.openExternal(url);',
    "shell['openExternal'](url);",
    'const open = x.shell.openExternal;',
  ])('opens nothing outside by %s', (source) => {
    expect(wrong('main/index.ts', source)).not.toEqual([]);
    expect(wrong('main/shell/external-link.ts', source)).toEqual([]);
  });
});

describe('form', () => {
  test.each([
    ['a barrel file', 'main/a/index.ts', "export * from './b.ts'; export { c } from './c.ts';"],
    ['a folder for anything', 'main/utils/a.ts', ''],
    ['a name in camel case', 'main/a/someThing.ts', ''],
    ['a folder in capitals', 'renderer/Screens/a.tsx', ''],
    ['any', 'main/a.ts', 'export const a = (x: any) => x;'],
    ['any inside a type', 'test/a.ts', 'type A = Record<string, any[]>;'],
    ['a silenced line', 'main/a.ts', '// @ts-ignore\nexport const a = 1;'],
    ['a silenced file', 'test/a.ts', '/* @ts-nocheck */'],
    ['a function of 81 lines', 'main/a.ts', `export const a = () => {\n${'  b();\n'.repeat(79)}};`],
    ['301 lines', 'main/a.ts', 'void 0;\n'.repeat(301)],
    ['301 lines of style', 'renderer/a.css', 'a {}\n'.repeat(301)],
    ['401 lines of test', 'test/a.test.ts', 'void 0;\n'.repeat(401)],
  ])('is broken by %s', (_what, file, source) => {
    expect(wrong(file, source)).not.toEqual([]);
  });

  test.each([
    ['a function of 80 lines', 'main/a.ts', `export const a = () => {\n${'  b();\n'.repeat(78)}};`],
    ['a long suite of tests', 'test/a.test.ts', `describe('a', () => {\n${'  b();\n'.repeat(90)}});`],
    ['300 lines', 'main/a.ts', 'void 0;\n'.repeat(300)],
    ['400 lines of test', 'test/a.test.ts', 'void 0;\n'.repeat(400)],
    ['a re-export among code', 'main/a.ts', "export { b } from './b.ts';\nexport const c = 1;"],
    ['words in comments and texts', 'main/a.ts', "// any utils\nexport const a = 'shell.openExternal(any)';"],
  ])('is kept by %s', (_what, file, source) => {
    expect(wrong(file, source)).toEqual([]);
  });
});

describe('a circle is found', () => {
  test('of files, also where they name types alone', () => {
    const sources = new Map([
      ['main/a/one.ts', "import type { B } from './two.ts';"],
      ['main/a/two.ts', "import type { A } from './three.ts';"],
      ['main/a/three.ts', "import type { C } from './one.ts';"],
      ['main/a/four.ts', "import type { C } from './one.ts';"],
    ]);
    expect(violations(sources)).toEqual(['main/a/one.ts, main/a/three.ts, main/a/two.ts: a circle']);
  });

  test('of rooms, where no file is in one', () => {
    const sources = new Map([
      ['main/a/one.ts', "import type { B } from '../b/one.ts';"],
      ['main/b/one.ts', 'export const b = 1;'],
      ['main/b/deep/two.ts', "import type { A } from '../../a/three.ts';"],
      ['main/a/three.ts', 'export const a = 1;'],
    ]);
    expect(violations(sources)).toEqual(['main/a, main/b: a circle']);
  });
});
