import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../../main/environment/environment.ts';
import { failureCodeOf, OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { hardenFetch } from '../../../../main/network/transport.ts';
import {
  type KeptOrganisations,
  keptOrganisations,
} from '../../../../main/organisation/kept-organisations.ts';
import {
  type AskOrganisations,
  openOrganisationDirectory,
} from '../../../../main/organisation/organisation-directory.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { createOrganisationClient } from '../../../../main/platform/organisation-client.ts';
import { shareSandbox } from '../../../support/shared-sandbox.ts';
import { acme, answerAbout, day, issuer, seconds, signer, today } from './signer.ts';

const { signal } = new AbortController();
const log = { info: () => undefined };
const invalid = 'organisation-answer-invalid';
const sandbox = await shareSandbox();
const current = await signer('organisations-2027');
const old = await signer('organisations-2026');

/** What is on disk, as the directory's file. */
function disk(kept: KeptOrganisations | null = null) {
  return {
    content: kept,
    async read() {
      return this.content;
    },
    write(all: KeptOrganisations) {
      this.content = keptOrganisations.parse(JSON.parse(JSON.stringify(all)));
    },
  };
}

describe('against the sandbox, over HTTP', () => {
  afterEach(() => {
    sandbox.platform.available = 'up';
    sandbox.platform.signOrganisationsWith('right');
  });

  const directory = (file = disk(), now = Date.now) =>
    openOrganisationDirectory({
      ask: createOrganisationClient(
        createPlatformCall(sandbox.urls.platform, hardenFetch(fetch)),
        () => true,
      ),
      keys: sandbox.environment.organisationKeys,
      issuer: sandbox.environment.issuer,
      file,
      log,
      now,
    });

  test('an organisation is found by its name, and by the domain of an address in any case', async () => {
    const organisations = directory();
    const bakery = await organisations.bySlug('bakkerij-devries', signal);
    expect(bakery).toMatchObject({ name: 'Bakkerij De Vries', method: 'microsoft', restricted: false });
    expect(await organisations.byEmailDomain('Bakkerij-DeVries.test', signal)).toEqual(bakery);
  });

  test('one that the platform does not have is unknown', async () => {
    expect(await directory().bySlug('nobody', signal).catch(failureCodeOf)).toBe('organisation-unknown');
    expect(await directory().byEmailDomain('nobody.test', signal).catch(failureCodeOf)).toBe(
      'organisation-unknown',
    );
  });

  test.each(['foreign-key', 'expired', 'tampered'] as const)(
    'an answer that is signed wrongly (%s) is not believed, nor kept, nor covered up by what was kept',
    async (signing) => {
      const file = disk();
      const organisations = directory(file);
      await organisations.bySlug('molen', signal);
      const before = file.content;
      sandbox.platform.signOrganisationsWith(signing);
      expect(await organisations.bySlug('molen', signal).catch(failureCodeOf)).toBe(invalid);
      expect(file.content).toBe(before);
    },
  );

  test.each(['503', 'refuse'] as const)(
    'what was kept is used while the platform cannot be asked (%s), also after a restart',
    async (availability) => {
      const file = disk();
      const known = await directory(file).bySlug('molen', signal);
      sandbox.platform.available = availability;
      const restarted = directory(file);
      expect(await restarted.bySlug('molen', signal)).toEqual(known);
      expect(await restarted.byEmailDomain('molen.test', signal)).toEqual(known);
      expect(await restarted.kept('molen')).toEqual(known);
      await expect(restarted.bySlug('nieuw', signal)).rejects.toMatchObject({
        code: 'organisation-unavailable',
        cause: expect.any(OnboardingError),
      });
    },
  );

  test('what was kept is not used once it has expired, or its key is no longer pinned', async () => {
    const file = disk();
    await directory(file).bySlug('molen', signal);
    sandbox.platform.available = '503';
    const later = directory(file, () => Date.now() + 31 * day);
    expect(await later.kept('molen')).toBeNull();
    expect(await later.bySlug('molen', signal).catch(failureCodeOf)).toBe('organisation-unavailable');
  });
});

describe('with answers of our own', () => {
  let answer: () => string | Promise<string>;
  beforeEach(() => {
    answer = () => answerAbout(current, acme);
  });

  const offline = () => Promise.reject(new OnboardingError('offline'));
  const directory = (file = disk(), keys: OrganisationKey[] = [current.key, old.key]) => {
    const ask: AskOrganisations = { bySlug: async () => answer(), byEmailDomain: async () => answer() };
    return openOrganisationDirectory({ ask, keys, issuer, file, log, now: () => today });
  };

  test('an answer about another than was asked for is not believed', async () => {
    expect(await directory().bySlug('other', signal).catch(failureCodeOf)).toBe(invalid);
    expect(await directory().byEmailDomain('other.test', signal).catch(failureCodeOf)).toBe(invalid);
    expect(await directory().byEmailDomain('sub.acme.test', signal).catch(failureCodeOf)).toBe(invalid);
  });

  test('a signed answer that says nothing usable is not believed', async () => {
    answer = () => current.sign('econnect-organisation+jwt', { organisation: { slug: 'acme' } });
    expect(await directory().bySlug('acme', signal).catch(failureCodeOf)).toBe(invalid);
  });

  test('a profile is not an answer', async () => {
    answer = () => current.sign('econnect-profile+jwt', { organisation: acme });
    expect(await directory().bySlug('acme', signal).catch(failureCodeOf)).toBe(invalid);
  });

  test('an old answer that is played back does not undo a newer one', async () => {
    const organisations = directory();
    answer = () => answerAbout(current, { ...acme, restricted: true });
    await organisations.bySlug('acme', signal);
    answer = () => answerAbout(current, acme, { iat: seconds(today - day) });
    expect(await organisations.bySlug('acme', signal)).toMatchObject({ restricted: true });
    answer = () => answerAbout(current, acme, { iat: seconds(today) });
    expect(await organisations.bySlug('acme', signal)).toMatchObject({ restricted: false });
  });

  test('what an old key signed is used offline until that key is taken out', async () => {
    const file = disk();
    answer = () => answerAbout(old, acme);
    await directory(file).bySlug('acme', signal);
    answer = offline;
    expect(await directory(file).bySlug('acme', signal)).toEqual(acme);
    await expect(directory(file, [current.key]).bySlug('acme', signal)).rejects.toMatchObject({
      code: 'organisation-unavailable',
      cause: { code: 'offline' },
    });
  });

  test('an organisation that no longer exists is forgotten, by name and by domain', async () => {
    const unknown = () => Promise.reject(new OnboardingError('organisation-unknown'));
    for (const ask of ['bySlug', 'byEmailDomain'] as const) {
      const file = disk();
      const organisations = directory(file);
      answer = () => answerAbout(current, acme);
      await organisations.bySlug('acme', signal);
      answer = unknown;
      const asked = ask === 'bySlug' ? 'acme' : 'acme.test';
      expect(await organisations[ask](asked, signal).catch(failureCodeOf)).toBe('organisation-unknown');
      expect(file.content).toEqual([]);
      expect(await organisations.kept('acme')).toBeNull();
    }
  });

  test('twenty are kept, the newest first', async () => {
    const file = disk();
    const organisations = directory(file);
    for (let number = 0; number < 25; number += 1) {
      const slug = `acme-${number}`;
      answer = () => answerAbout(current, { ...acme, slug });
      await organisations.bySlug(slug, signal);
    }
    expect(file.content).toHaveLength(20);
    expect(file.content?.[0]?.slug).toBe('acme-24');
    expect(await organisations.kept('acme-4')).toBeNull();
  });

  test('answers that come at the same time are all kept', async () => {
    const file = disk();
    const organisations = openOrganisationDirectory({
      ask: {
        bySlug: (slug) => answerAbout(current, { ...acme, slug }),
        byEmailDomain: offline,
      },
      keys: [current.key],
      issuer,
      file,
      log,
      now: () => today,
    });
    await Promise.all(['a', 'b', 'c'].map((slug) => organisations.bySlug(slug, signal)));
    expect(file.content?.map(({ slug }) => slug).toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('of two answers that come at once the newer is kept, and is what the later one of the calls gets', async () => {
    const [oldest, older, newer] = await Promise.all([
      answerAbout(current, { ...acme, name: 'oldest' }, { iat: seconds(today - 2 * day) }),
      answerAbout(current, { ...acme, name: 'older' }, { iat: seconds(today - day) }),
      answerAbout(current, { ...acme, name: 'newer' }),
    ]);
    for (let turn = 0; turn < 50; turn += 1) {
      // What is kept takes as long to verify as an answer, so that each call can end before the other.
      const file = disk([{ slug: 'acme', document: oldest }]);
      const organisations = directory(file);
      const got: string[] = [];
      const asked = (turn % 2 ? [older, newer] : [newer, older]).map(async (document) => {
        answer = () => document;
        got.push((await organisations.bySlug('acme', signal)).name);
      });
      await Promise.all(asked);
      expect(got.at(-1)).toBe('newer');
      expect(await organisations.kept('acme')).toMatchObject({ name: 'newer' });
      expect(file.content).toEqual([{ slug: 'acme', document: newer }]);
    }
  });

  test('what was changed on disk does not count', async () => {
    const file = disk();
    await directory(file).bySlug('acme', signal);
    const [kept] = file.content ?? [];
    const document = kept?.document.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) ?? '';
    answer = offline;
    expect(await directory(disk([{ slug: 'acme', document }])).kept('acme')).toBeNull();
  });

  test('who gives up hears so, whatever is kept', async () => {
    const organisations = directory();
    await organisations.bySlug('acme', signal);
    answer = offline;
    const ending = AbortSignal.abort(new Error('given up'));
    await expect(organisations.bySlug('acme', ending)).rejects.toThrow('given up');
  });
});
