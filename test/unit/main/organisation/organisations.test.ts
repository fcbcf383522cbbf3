import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { failureCodeOf } from '../../../../main/failure/onboarding-error.ts';
import { openOrganisationDirectory } from '../../../../main/organisation/organisation-directory.ts';
import { openOrganisations, type PersonalSettings } from '../../../../main/organisation/organisations.ts';
import { openProfileFiles } from '../../../../main/organisation/profile-file.ts';
import type { Organisation } from '../../../../main/platform-contract/contract.ts';
import { test } from '../../../support/fixtures.ts';
import { acme, answerAbout, issuer, profileOf, seconds, signer } from './signer.ts';

const { signal } = new AbortController();
const other: Organisation = { ...acme, slug: 'other', name: 'Other' };
const yearFromNow = { iat: seconds(Date.now()), exp: seconds(Date.now()) + 365 * 24 * 60 * 60 };

const econnect = await signer('econnect');
let folder: string;
let settings: PersonalSettings;
/** What the directory says of an organisation now. */
let said: Organisation;
test.beforeEach(({ folder: made }) => {
  folder = made;
  settings = { language: null, organisation: null };
  said = acme;
});

function organisations() {
  const keys = [econnect.key];
  let signed = 0;
  const ask = () => {
    signed += 1;
    return answerAbout(econnect, said, { ...yearFromNow, iat: yearFromNow.iat + signed });
  };
  return openOrganisations({
    directory: openOrganisationDirectory({
      ask: { bySlug: ask, byEmailDomain: ask },
      keys,
      issuer,
      file: { read: async () => null, write: () => undefined },
      log: { info: () => undefined },
    }),
    profiles: openProfileFiles({ keys, issuer, folders: [], readTrusted: async () => null, folder }),
    keys,
    issuer,
    setting: {
      current: () => settings,
      choose: async (organisation) => {
        settings = { ...settings, organisation };
      },
    },
  });
}

const profile = (organisation: Organisation) => profileOf(econnect, { organisation, ...yearFromNow });
const installed = () => readFile(join(folder, 'profile.econnect-org'), 'utf8').catch(() => null);

describe('a profile', () => {
  test('is installed as it was shown, whatever was opened after it', async () => {
    const { offer, personal } = organisations();
    const shown = await profile(acme);
    const question = await offer(shown);
    expect((await offer(await profile(other))).ok).toBe(true);
    expect((await offer('rubbish')).ok).toBe(false);
    if (!question.ok) throw new Error(question.code);
    expect(question.organisation.name).toBe('Acme');
    expect(await personal.adopt({ profile: question.profile })).toBe('acme');
    expect(await installed()).toBe(shown);
  });

  test('has a digest of its own, also where it says the same of its organisation as another', async () => {
    const { offer } = organisations();
    const first = await offer(await profile(acme));
    const second = await offer(await profileOf(econnect, { organisation: acme, serial: 7, ...yearFromNow }));
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(first.organisation.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(first.organisation.digest).not.toBe(second.organisation.digest);
  });
});

describe('an organisation of the directory', () => {
  test('is adopted as it was shown, also where the same was signed again meanwhile', async () => {
    const { find, personal } = organisations();
    const { digest } = await find.findBySlug('acme', signal);
    expect((await find.findBySlug('acme', signal)).digest).toBe(digest);
    expect(await personal.adopt({ slug: 'acme', digest })).toBe('acme');
    expect(settings.organisation).toBe('acme');
  });

  test.each<[string, Partial<Organisation>]>([
    ['name', { name: 'Acme Holding' }],
    ['way to sign in', { method: 'google' }],
    ['tenant', { tenantId: 'c41b9d36-1e58-4f7a-b2d0-6a8f3e5c7d03' }],
    ['restriction', { restricted: true }],
  ])('is not adopted where its %s has changed since, and is where that was shown', async (_what, change) => {
    const { find, personal } = organisations();
    const { digest } = await find.findBySlug('acme', signal);
    said = { ...acme, ...change };
    const { digest: newer } = await find.findBySlug('acme', signal);
    expect(await personal.adopt({ slug: 'acme', digest }).catch(failureCodeOf)).toBe('organisation-changed');
    expect(settings.organisation).toBeNull();
    expect(await personal.adopt({ slug: 'acme', digest: newer })).toBe('acme');
  });

  test('is not adopted under the digest of another', async () => {
    const { find, personal } = organisations();
    const found = await find.findByEmailDomain('acme.test', signal);
    said = other;
    await find.findBySlug('other', signal);
    const digest = found?.organisation.digest ?? '';
    expect(await personal.adopt({ slug: 'other', digest }).catch(failureCodeOf)).toBe('organisation-changed');
  });
});
