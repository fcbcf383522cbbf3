import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { PolicyReader, PolicySource } from '../../../../../main/policy/policy-source.ts';
import { linuxPolicies } from '../../../../../main/policy/sources/linux.ts';
import { createPolledReader } from '../../../../../main/policy/sources/polled-reader.ts';
import { makePolicyRoot, type PolicyRoot } from '../../../../support/policy-root.ts';

const managed = 'etc/opt/econnect-onboarding/policies/managed';

let place: PolicyRoot;
beforeEach(() => {
  place = makePolicyRoot();
});

/** Watches, and gives what is read at the next notice. */
function watched(reader: PolicyReader) {
  let notices = 0;
  let next = Promise.withResolvers<void>();
  const stop = reader.watch(() => {
    notices += 1;
    next.resolve();
    next = Promise.withResolvers();
  });
  onTestFinished(stop);
  return {
    stop,
    notices: () => notices,
    after: async (change: () => void): Promise<PolicySource[]> => {
      const noticed = next.promise;
      change();
      await noticed;
      return await reader.read();
    },
  };
}

/** No look within the time of a test: only the system's notices. */
const noticing = () => linuxPolicies({ ...place, everyMs: 60_000 });
const languages = (sources: readonly PolicySource[]) => sources.map(({ values }) => values.Language);

describe.skipIf(process.platform !== 'linux')('a change of the policies is noticed', () => {
  test('from the first folder to the last file, without waiting for the next look', async () => {
    const reader = noticing();
    expect(await reader.read()).toEqual([]);
    const { after } = watched(reader);
    const appeared = await after(() => place.file(`${managed}/a.json`, '{"Language":"nl"}'));
    expect(languages(appeared)).toEqual(['nl']);
    const added = await after(() => place.file(`${managed}/b.json`, '{"Language":"fr"}'));
    expect(languages(added)).toEqual(['fr', 'nl']);
    const changed = await after(() => writeFileSync(place.path(`${managed}/b.json`), '{"Language":"de"}'));
    expect(languages(changed)).toEqual(['de', 'nl']);
    expect(languages(await after(() => rmSync(place.path(`${managed}/b.json`))))).toEqual(['nl']);
    expect(await after(() => rmSync(place.path('etc'), { recursive: true }))).toEqual([]);
    const again = await after(() => place.file(`${managed}/a.json`, '{"Language":"en"}'));
    expect(languages(again)).toEqual(['en']);
  });

  test('where a half-written file is written to its end', async () => {
    const file = place.file(`${managed}/a.json`, '{"Lang');
    const reader = noticing();
    expect((await reader.read())[0]?.problems[0]?.code).toBe('malformed');
    const whole = await watched(reader).after(() => writeFileSync(file, '{"Language":"nl"}'));
    expect(languages(whole)).toEqual(['nl']);
  });

  test('where another folder takes the name of the one that was watched', async () => {
    place.file(`${managed}/a.json`, '{"Language":"nl"}');
    place.file('new/a.json', '{"Language":"fr"}');
    const reader = noticing();
    await reader.read();
    const { after } = watched(reader);
    const replaced = await after(() => {
      renameSync(place.path(managed), place.path('old'));
      renameSync(place.path('new'), place.path(managed));
    });
    expect(languages(replaced)).toEqual(['fr']);
    const changed = await after(() => place.file(`${managed}/a.json`, '{"Language":"de"}'));
    expect(languages(changed)).toEqual(['de']);
  });

  test('where it happened between reading and watching', async () => {
    const reader = noticing();
    await reader.read();
    place.file(`${managed}/a.json`, '{"Language":"nl"}');
    expect(languages(await watched(reader).after(() => undefined))).toEqual(['nl']);
  });

  test('where it was read without its file, and the file is put back as it was', async () => {
    const file = place.file(`${managed}/a.json`, '{"Language":"fr"}');
    const reader = noticing();
    await reader.read();
    const { after } = watched(reader);
    expect(languages(await after(() => writeFileSync(file, '{"Language":"nl"}')))).toEqual(['nl']);
    rmSync(file);
    expect(await reader.read()).toEqual([]);
    expect(languages(await after(() => place.file(`${managed}/a.json`, '{"Language":"nl"}')))).toEqual([
      'nl',
    ]);
  });

  test('where no notice is given, at the next look', async () => {
    place.file(`${managed}/a.json`, '{"Language":"nl"}');
    const reader = linuxPolicies({ ...place, everyMs: 20 });
    await reader.read();
    const distrusted = await watched(reader).after(() =>
      chmodSync(place.path(dirname(dirname(managed))), 0o777),
    );
    expect(distrusted[0]?.problems[0]?.code).toBe('not-trusted');
  });
});

describe('a reader that looks now and then', () => {
  const source = (Language: string): PolicySource[] => [
    { origin: 'machine', location: 'here', values: { Language }, problems: [] },
  ];

  test('calls back once for one change, and not where nothing changed', async () => {
    let language = 'nl';
    let looks = 0;
    let awaited = { looks: 0, reached: () => {} };
    const reader = createPolledReader(
      async () => {
        looks += 1;
        if (looks === awaited.looks) awaited.reached();
        return source(language);
      },
      { everyMs: 1 },
    );
    const moreLooks = () =>
      new Promise<void>((reached) => {
        awaited = { looks: looks + 5, reached };
      });
    await reader.read();
    const { notices, after } = watched(reader);
    await moreLooks();
    expect(notices()).toBe(0);
    expect(await after(() => (language = 'fr'))).toEqual(source('fr'));
    await moreLooks();
    expect(notices()).toBe(1);
  });

  test('gives readings in the order in which they were made', async () => {
    const looks: PromiseWithResolvers<PolicySource[]>[] = [];
    const reader = createPolledReader(() => {
      const look = Promise.withResolvers<PolicySource[]>();
      looks.push(look);
      return look.promise;
    });
    const given: string[] = [];
    const read = (name: string) =>
      reader.read().then(([found]) => void given.push(`${name}: ${found?.values.Language}`));
    const first = read('first');
    await new Promise(setImmediate);
    const rest = [read('second'), read('third')];
    await new Promise(setImmediate);
    expect(looks).toHaveLength(1);
    looks[0]?.resolve(source('nl'));
    await first;
    await new Promise(setImmediate);
    // Whoever asked during a look waits for the next one, which those who ask meanwhile share.
    expect(looks).toHaveLength(2);
    looks[1]?.resolve(source('fr'));
    await Promise.all(rest);
    expect(given).toEqual(['first: nl', 'second: fr', 'third: fr']);
  });

  test('calls back no more once stopped, even in the middle of a look', async () => {
    const look = Promise.withResolvers<PolicySource[]>();
    const started = Promise.withResolvers<void>();
    let first = true;
    const reader = createPolledReader(
      async () => {
        if (first) {
          first = false;
          return source('nl');
        }
        started.resolve();
        return await look.promise;
      },
      { everyMs: 1 },
    );
    await reader.read();
    const { notices, stop } = watched(reader);
    await started.promise;
    stop();
    look.resolve(source('fr'));
    await look.promise;
    await new Promise(setImmediate);
    expect(notices()).toBe(0);
  });
});
