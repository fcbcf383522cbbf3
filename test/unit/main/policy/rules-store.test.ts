import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import type { Organisation } from '../../../../main/platform-contract/contract.ts';
import type { Directory } from '../../../../main/policy/organisation-lookup.ts';
import { manage, managed, molen, required, startManaging } from './managed.ts';

describe('an organisation that is required', () => {
  test('is asked about at the platform before anything is allowed', async () => {
    const { management } = manage([managed(required)]);
    expect(management.stop?.code).toBe('organisation-unavailable');
    await management.start();
    expect(management.stop).toBeNull();
    expect(management.rules).toMatchObject({ methods: ['google'], emailSignUp: false });
    expect(management.view.organisation).toEqual({ name: 'Molen B.V.', method: 'google', mode: 'required' });
  });

  test.each(['organisation-unavailable', 'organisation-unknown', 'organisation-answer-invalid'] as const)(
    '%s: stops everything, and another look mends it',
    async (code) => {
      let isThere = false;
      const { management } = manage([managed(required)], {
        bySlug: async () => {
          if (!isThere) throw new OnboardingError(code);
          return molen;
        },
      });
      await management.start();
      expect(management.stop?.code).toBe(code);
      expect(management.rules).toMatchObject({ methods: [], emailSignUp: false });
      isThere = true;
      await management.reconsider();
      expect(management.stop).toBeNull();
    },
  );

  test('is known at once from what was kept, and corrected in the background', async () => {
    const asked = Promise.withResolvers<Organisation>();
    const { management, told } = await startManaging([managed(required)], {
      kept: async () => molen,
      bySlug: () => asked.promise,
    });
    expect(management.rules.methods).toEqual(['google']);
    const before = told();
    asked.resolve({ ...molen, method: 'microsoft' });
    await expect.poll(told).toBeGreaterThan(before);
    expect(management.rules.methods).toEqual(['microsoft']);
  });

  test('whose provider the list leaves out leaves nothing, and both are named', async () => {
    const places = [managed({ ...required, AllowedIdentityProviders: ['microsoft'] })];
    const { management } = await startManaging(places);
    expect(management.stop).toMatchObject({
      code: 'nothing-allowed',
      stops: [{ keys: ['Organization', 'SignInMode', 'AllowedIdentityProviders'] }],
    });
  });

  test('also where only the organisation itself says so', async () => {
    const { management } = await startManaging([managed({ Organization: 'molen' })], {
      bySlug: async () => ({ ...molen, restricted: true }),
    });
    expect(management.rules.organisation?.mode).toBe('required');
    expect(management.rules.methods).toEqual(['google']);
  });
});

describe('a question about an organisation that is given up', () => {
  /** Asks about each organisation until the test answers, or the question is given up. */
  const asking = () => {
    const answers = new Map<string, (organisation: Organisation) => void>();
    const bySlug: Directory['bySlug'] = (slug, signal) =>
      new Promise((resolve, reject) => {
        answers.set(slug, resolve);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    return { answers, bySlug };
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('because the app ends is no change', async () => {
    const { bySlug } = asking();
    const { management, told } = await startManaging([managed({ Organization: 'molen' })], { bySlug });
    const before = told();
    management.stopWatching();
    await settled();
    expect(told()).toBe(before);
  });

  test('for another one is no change either; the answer about that one is', async () => {
    const { answers, bySlug } = asking();
    const { management, told, change } = await startManaging([managed({ Organization: 'molen' })], {
      bySlug,
    });
    const before = told();
    await change([managed({ Organization: 'kaas' })]);
    await settled();
    // The two readings that `change` waits for.
    expect(told()).toBe(before + 2);
    answers.get('kaas')?.({ ...molen, slug: 'kaas' });
    await settled();
    expect(told()).toBe(before + 3);
    expect(management.rules.organisation?.organisation.slug).toBe('kaas');
  });
});

test('an organisation that is only suggested stops nothing when it is unknown', async () => {
  const { management } = await startManaging([managed({ Organization: 'molen' })], {
    bySlug: () => Promise.reject(new OnboardingError('organisation-unavailable')),
  });
  expect(management.stop).toBeNull();
  expect(management.rules).toMatchObject({ methods: null, emailSignUp: true, organisation: null });
});

describe('a change while the app runs', () => {
  test('counts at once', async () => {
    const { management, change } = await startManaging([]);
    expect(management.view.managed).toBe(false);
    await change([managed({ AllowedIdentityProviders: ['google'] })]);
    expect(management.rules.methods).toEqual(['google']);
    expect(management.view).toMatchObject({ managed: true, revision: expect.any(Number) });
    await change([]);
    expect(management.rules.methods).toBeNull();
  });

  test.each(['malformed', 'unreadable', 'duplicate-key', 'too-large'] as const)(
    'into something %s leaves the last good word standing, and says so',
    async (code) => {
      const good = managed({ AllowedIdentityProviders: ['google'] });
      const { management, change } = await startManaging([good]);
      await change([managed({}, { problems: [{ code }] })]);
      expect(management.isKept).toBe(true);
      expect(management.stop).toBeNull();
      expect(management.rules.methods).toEqual(['google']);
      expect(management.policy.sources).toMatchObject([{ problems: [{ code }] }]);
      await change([managed({ AllowedIdentityProviders: ['microsoft'] })]);
      expect(management.isKept).toBe(false);
      expect(management.rules.methods).toEqual(['microsoft']);
    },
  );

  test('into a restriction that is not understood stops everything: that was written on purpose', async () => {
    const { management, change } = await startManaging([managed({ AllowedIdentityProviders: ['google'] })]);
    await change([managed({ AllowedIdentityProviders: 7 })]);
    expect(management.stop?.code).toBe('policy-invalid');
  });
});

test('what was damaged at the start allows nothing: there is no last good word', async () => {
  const { management } = await startManaging([managed({}, { problems: [{ code: 'malformed' }] })]);
  expect(management.stop?.code).toBe('policy-invalid');
  expect(management.isKept).toBe(false);
});

describe('an organisation that the person chose', () => {
  test('comes first, and can be left again', async () => {
    const { management } = await startManaging([]);
    expect(await management.adopt({ slug: 'molen', digest: 'of-molen' })).toBe('google');
    expect(management.view).toMatchObject({
      managed: false,
      canLeave: true,
      organisation: { name: 'Molen B.V.', mode: 'suggested' },
    });
    expect(await management.leave()).toBe('left');
    expect(management.view).toMatchObject({ canLeave: false });
    expect(management.rules.organisation).toBeNull();
  });

  test('whose profile cannot be removed is not left, which is an answer and no failure; the rules are counted all the same', async () => {
    const { management, told } = await startManaging([], {}, [], () => Promise.reject(new Error('EACCES')));
    await management.adopt({ slug: 'molen', digest: 'of-molen' });
    const before = told();
    expect(await management.leave()).toBe('refused');
    expect(told()).toBe(before + 1);
    expect(management.view).toMatchObject({ canLeave: true, organisation: { name: 'Molen B.V.' } });
  });

  test('gives way to the administrator’s, and cannot be adopted against it', async () => {
    const { management } = await startManaging([managed({ Organization: 'kaas', SignInMode: 'required' })], {
      bySlug: async (slug) => ({ ...molen, slug }),
    });
    await expect(management.adopt({ slug: 'molen', digest: 'of-molen' })).rejects.toThrow('not-allowed-here');
    expect(management.rules.organisation?.organisation.slug).toBe('kaas');
    expect(management.view.canLeave).toBe(false);
  });
});

test('a signed profile from another job says nothing beside the administrator’s organisation, and is reported', async () => {
  const profile = managed(
    { Organization: 'kaas' },
    { origin: 'profile', location: 'profile.econnect-org', isOwn: true },
  );
  const { management } = await startManaging([managed(required)], {}, [profile]);
  expect(management.stop).toBeNull();
  expect(management.rules.organisation?.organisation.slug).toBe('molen');
  expect(management.policy.sources).toContainEqual(
    expect.objectContaining({
      location: 'profile.econnect-org',
      problems: [expect.objectContaining({ code: 'conflict' })],
    }),
  );
});

test('a profile that an administrator put beside another organisation contradicts it, and both are named', async () => {
  const profile = managed(
    { Organization: 'kaas' },
    { origin: 'profile', location: '/etc/opt/x.econnect-org' },
  );
  const { management } = await startManaging([managed(required)], {}, [profile]);
  expect(management.stop).toMatchObject({ code: 'nothing-allowed', stops: [{ keys: ['Organization'] }] });
});

test('who manages, and the addresses they gave', async () => {
  const { management } = await startManaging([
    managed({
      ManagedByOrganizationName: 'Molen IT',
      ManagedByUrl: 'https://molen.test/it',
      SupportUrl: 'https://molen.test/help',
      Language: 'nl',
    }),
  ]);
  expect(management.view).toMatchObject({
    managed: true,
    by: 'Molen IT',
    links: ['support', 'managed-by'],
    languageLocked: true,
  });
});
