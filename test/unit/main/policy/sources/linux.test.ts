import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, lchownSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { linuxPolicies } from '../../../../../main/policy/sources/linux.ts';
import { makePolicyRoot, type PolicyRoot } from '../../../../support/policy-root.ts';

const canonical = 'etc/opt/econnect-onboarding/policies';
const alias = 'etc/econnect-onboarding/policies';
const managed = `${canonical}/managed`;
const nl = '{"Language":"nl"}';

let place: PolicyRoot;
beforeEach(() => {
  place = makePolicyRoot();
});

const read = () => linuxPolicies(place).read();
/** What is said of a place: the code, and what the detail says after its path. */
const said = async () =>
  (await read()).map(({ location, values, problems }) => ({
    location,
    values,
    problems: problems.map(({ code, detail }) => `${code}: ${detail?.replaceAll(place.root, '')}`),
  }));
const isRoot = process.getuid?.() === 0;

describe.skipIf(process.platform === 'win32')('policies of a Linux machine', () => {
  test('are none where no folder is', async () => {
    expect(await read()).toEqual([]);
    place.folder('etc/opt');
    expect(await read()).toEqual([]);
  });

  test('are read from both folders and their alias, each file a source of its own', async () => {
    const files = [
      place.file(`${managed}/20-b.json`, nl),
      place.file(`${managed}/10-a.json`, '{"Language":"fr"}'),
      place.file(`${alias}/managed/99.json`, '{}'),
      place.file(`${canonical}/recommended/a.json`, '{"UpdateMode":"none"}'),
      place.file(`${alias}/recommended/a.json`, '{"ProxyMode":"direct"}'),
    ];
    const found = await read();
    expect(found.map(({ location }) => location)).toEqual(files);
    expect(found.map(({ origin }) => origin)).toEqual([
      'machine',
      'machine',
      'machine',
      'machine-recommended',
      'machine-recommended',
    ]);
    expect(found.map(({ values }) => values)).toEqual([
      { Language: 'nl' },
      { Language: 'fr' },
      {},
      { UpdateMode: 'none' },
      { ProxyMode: 'direct' },
    ]);
    expect(found.every(({ problems }) => problems.length === 0)).toBe(true);
  });

  test('are in files that end in .json and are not hidden', async () => {
    for (const name of ['a.json.bak', 'acme.econnect-org', '.a.json', 'json', 'a.JSON'])
      place.file(`${managed}/${name}`, nl);
    expect(await read()).toEqual([]);
  });

  test.each([
    ['the folder', alias, canonical],
    ['the folder above', dirname(alias), dirname(canonical)],
  ])('are read once where the alias links to %s', async (_what, link, target) => {
    const file = place.file(`${managed}/a.json`, nl);
    mkdirSync(dirname(place.path(link)), { recursive: true });
    symlinkSync(place.path(target), place.path(link));
    expect((await read()).map(({ location }) => location)).toEqual([file]);
  });

  test.each([
    ['to a file elsewhere', () => place.file('elsewhere.json', nl)],
    [
      'to a link, through a folder that is one, as a ConfigMap has it',
      () => {
        place.file(`${managed}/..2026_11_29/a.json`, nl);
        symlinkSync('..2026_11_29', place.path(`${managed}/..data`));
        return '..data/a.json';
      },
    ],
    [
      'into a sticky folder of a group, as NixOS has it',
      () => {
        const file = place.file('nix/store/hash-a.json', nl, 0o444);
        place.folder('nix/store', 0o1775);
        return file;
      },
    ],
  ])('are read behind a link %s', async (_what, target) => {
    place.folder(managed);
    const link = place.path(`${managed}/a.json`);
    symlinkSync(target(), link);
    expect(await read()).toMatchObject([{ location: link, values: { Language: 'nl' }, problems: [] }]);
  });

  test('are found behind a relative link as well', async () => {
    place.file(`${managed}/a.json`, nl);
    symlinkSync('opt/../opt/./econnect-onboarding', place.path('etc/econnect-onboarding'));
    expect(await read()).toHaveLength(1);
  });
});

describe.skipIf(process.platform === 'win32')(
  'a file counts only if nobody else could have written it, not',
  () => {
    test.each([
      ['its group', 0o664, 'can be written by its group'],
      ['everybody', 0o646, 'can be written by everybody'],
    ])('%s', async (_who, mode, detail) => {
      const file = place.file(`${managed}/a.json`, nl, mode);
      expect(await said()).toEqual([
        { location: file, values: {}, problems: [`not-trusted: /${managed}/a.json ${detail}`] },
      ]);
    });

    test('its owner', async () => {
      place.file(`${managed}/a.json`, nl);
      const others = linuxPolicies({ ...place, administrator: place.administrator + 1 });
      const [source] = await others.read();
      expect(source?.values).toEqual({});
      expect(source?.problems[0]?.code).toBe('not-trusted');
      expect(source?.problems[0]?.detail).toContain(`owned by user ${place.administrator}`);
    });

    test('the owner of that file alone', async (context) => {
      if (!isRoot) context.skip('only root can give a file away');
      chownSync(place.file(`${managed}/a.json`, nl), 1234, 0);
      place.file(`${managed}/b.json`, nl);
      const found = await linuxPolicies({ root: place.root }).read();
      expect(found.map(({ values }) => values)).toEqual([{ Language: 'nl' }, {}]);
      expect(found[1]?.problems[0]?.detail).toContain('owned by user 1234');
    });

    test.each([
      ['its folder', managed, 0o775, 'its group'],
      ['a folder far above', 'etc', 0o757, 'everybody'],
      ['a folder above that is sticky', 'etc/opt', 0o1777, 'everybody'],
      ['the root', '', 0o775, 'its group'],
    ])('whoever may write in %s', async (_what, folder, mode, who) => {
      place.file(`${managed}/a.json`, nl);
      place.folder(folder, mode);
      expect(await said()).toEqual([
        {
          location: place.path(managed),
          values: {},
          problems: [`not-trusted: ${folder && `/${folder}`} can be written by ${who}`],
        },
      ]);
    });

    test('whoever may write what it is a link to, or where that is', async () => {
      place.folder(managed);
      symlinkSync(place.file('shared.json', nl, 0o666), place.path(`${managed}/b.json`));
      symlinkSync(place.file('shared/a.json', nl), place.path(`${managed}/a.json`));
      place.folder('shared', 0o777);
      expect((await said()).map(({ problems }) => problems)).toEqual([
        ['not-trusted: /shared.json can be written by everybody'],
        ['not-trusted: /shared can be written by everybody'],
      ]);
    });

    test('the owner of the link to it', async (context) => {
      if (!isRoot) context.skip('only root can give a link away');
      place.folder(managed);
      const link = place.path(`${managed}/a.json`);
      symlinkSync(place.file('elsewhere.json', nl), link);
      lchownSync(link, 1234, 0);
      expect((await said())[0]?.problems[0]).toContain(`/${managed}/a.json is owned by user 1234`);
    });

    test('whoever may write where its folder links to', async () => {
      place.file('shared/managed/a.json', nl);
      place.folder('shared', 0o777);
      place.folder(canonical);
      symlinkSync(place.path('shared/managed'), place.path(managed));
      expect((await said())[0]?.problems).toEqual(['not-trusted: /shared can be written by everybody']);
    });

    test('whoever may write where one link on the way leads through', async () => {
      place.file('good/a.json', nl);
      place.folder('shared', 0o777);
      place.folder(canonical);
      symlinkSync(place.path('good'), place.path('shared/link'));
      symlinkSync(place.path('shared/link'), place.path(managed));
      expect((await said())[0]?.problems).toEqual(['not-trusted: /shared can be written by everybody']);
    });

    test('whoever has what is outside of all that was looked at', async () => {
      const outside = makePolicyRoot();
      outside.file('a.json', nl);
      place.folder(canonical);
      symlinkSync(outside.root, place.path(managed));
      expect((await said())[0]?.problems).toEqual([`not-trusted: /${managed} leads outside `]);
    });
  },
);

describe.skipIf(process.platform === 'win32')('what cannot be read', () => {
  test.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a pipe without a writer', (path: string) => void execFileSync('mkfifo', ['-m', '644', path])],
  ])('is %s by the name of a file, and is not waited for', async (_what, make) => {
    place.folder(managed);
    make(place.path(`${managed}/x.json`));
    chmodSync(place.path(`${managed}/x.json`), 0o755);
    expect((await said())[0]?.problems).toEqual([`unreadable: /${managed}/x.json is not a regular file`]);
  });

  test('is a file by the name of the folder', async () => {
    place.file(managed, nl);
    expect((await said())[0]?.problems).toEqual([`unreadable: /${managed} is not a folder`]);
  });

  test('is a link by the name of a file that leads nowhere, or to a folder', async () => {
    place.folder(managed);
    symlinkSync('gone.json', place.path(`${managed}/b.json`));
    symlinkSync(place.path('etc'), place.path(`${managed}/a.json`));
    expect((await said()).map(({ problems }) => problems)).toEqual([
      [`unreadable: /${managed}/b.json is a symbolic link that leads nowhere`],
      ['unreadable: /etc is not a regular file'],
    ]);
  });

  test('is a link that leads to itself', async () => {
    place.folder(canonical);
    symlinkSync('managed', place.path(managed));
    expect((await said())[0]?.problems).toEqual(['unreadable: ELOOP']);
  });

  test('is a file of the administrator’s own that is kept from this user, unlike one of somebody else', (context) => {
    if (!isRoot) context.skip('only root can become another user');
    chmodSync(place.root, 0o755);
    place.file(`${managed}/a.json`, nl, 0o600);
    chownSync(place.file(`${managed}/b.json`, nl, 0o600), 1234, 0);
    const module = join(import.meta.dirname, '../../../../../main/policy/sources/linux.ts');
    const script = `const { linuxPolicies } = await import(${JSON.stringify(module)});
      console.log(JSON.stringify(await linuxPolicies({ root: ${JSON.stringify(place.root)} }).read()));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      uid: 65_534,
      gid: 65_534,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toMatchObject([
      { location: expect.stringContaining('b.json'), values: {}, problems: [{ code: 'not-trusted' }] },
      {
        location: expect.stringContaining('a.json'),
        values: {},
        problems: [{ code: 'unreadable', detail: 'EACCES' }],
      },
    ]);
  });

  test('is not what vanishes meanwhile', async () => {
    for (let round = 0; round < 20; round += 1) {
      for (let file = 0; file < 20; file += 1) place.file(`${managed}/${file}.json`, nl);
      const reading = read();
      for (let tick = 0; tick < round; tick += 1) await new Promise(setImmediate);
      rmSync(place.path(managed), { recursive: true });
      for (const { values, problems } of await reading) {
        expect(values).toEqual({ Language: 'nl' });
        expect(problems).toEqual([]);
      }
    }
  });

  test('is what is more than 256 KiB', async () => {
    const exactly = (bytes: number) => `{"Language":"nl"${' '.repeat(bytes - nl.length)}}`;
    place.file(`${managed}/a.json`, exactly(256 * 1024));
    place.file(`${managed}/b.json`, exactly(256 * 1024 + 1));
    const [larger, fits] = await said();
    expect(larger?.problems).toEqual(['too-large: more than 262144 bytes']);
    expect(fits).toMatchObject({ values: { Language: 'nl' }, problems: [] });
  });

  test('never stops the others, whatever is in it', async () => {
    place.file(`${managed}/b.json`, nl);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        place.file(`${managed}/a.json`, bytes);
        const [good, other] = await read();
        expect(good?.values).toEqual({ Language: 'nl' });
        expect(other?.location).toBe(place.path(`${managed}/a.json`));
      }),
      { numRuns: 100 },
    );
  });
});
