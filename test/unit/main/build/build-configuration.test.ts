import { describe, expect, test } from 'vitest';
import { build } from '../../../../main/build/build.ts';
import {
  type BuildConfiguration,
  buildConfiguration,
  formatBuildProblems,
  listBuildSources,
} from '../../../../main/build/build-configuration.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import acme from '../../../support/acme.json' with { type: 'json' };

const parsed = (raw: unknown): BuildConfiguration => buildConfiguration.parse(raw);

function problems(raw: unknown): string[] {
  const result = buildConfiguration.safeParse(raw);
  return result.success ? [] : formatBuildProblems(result.error);
}

test('the standard build has no organisation and no policy', () => {
  expect(build).toEqual({});
  expect(listBuildSources(build)).toEqual([]);
});

describe('a build of an organisation', () => {
  const policy = combineSources(listBuildSources(parsed(acme)));
  const originOf = (key: string) => policy.keys.find((report) => report.key === key)?.origin;

  test('enforces whose it is, under its own name', () => {
    expect(policy.values).toMatchObject({
      Organization: 'acme',
      ManagedByOrganizationName: 'ACME Bakkerijen B.V.',
      SignInMode: 'required',
      AllowedIdentityProviders: ['microsoft'],
      AllowEmailSignUp: false,
    });
    expect(originOf('Organization')).toBe('build');
    expect(policy.stops).toEqual([]);
  });

  test('suggests its defaults, which others may change', () => {
    expect(policy.values).toMatchObject({ Language: 'nl', UpdateMode: 'manual' });
    expect(originOf('Language')).toBe('build-default');
    const setting = {
      origin: 'setting',
      location: 'here',
      values: { Language: 'en' },
      problems: [],
    } as const;
    expect(combineSources([...listBuildSources(parsed(acme)), setting]).values.Language).toBe('en');
  });

  test('can be managed by another name, and be for pilots', () => {
    const sources = listBuildSources(
      parsed({
        organisation: { slug: 'acme', name: 'ACME' },
        policy: { ManagedByOrganizationName: 'ACME IT' },
        environment: 'pilot',
      }),
    );
    expect(combineSources(sources).values).toMatchObject({
      ManagedByOrganizationName: 'ACME IT',
      Environment: 'pilot',
    });
  });
});

describe('refused, with the reason,', () => {
  test.each([
    ['a key that is not known', { colour: 'red' }, /^the file: .*colour/],
    [
      'a policy that does not exist',
      { policy: { AllowAnything: true } },
      /^policy\.AllowAnything: is no policy key/,
    ],
    ['a value that a policy does not take', { policy: { SignInMode: 'maybe' } }, /^policy\.SignInMode: /],
    [
      'an unknown provider',
      { policy: { AllowedIdentityProviders: ['myspace'] } },
      /AllowedIdentityProviders: /,
    ],
    [
      'an unknown provider beside a known one',
      { policy: { AllowedIdentityProviders: ['microsoft', 'myspace'] } },
      /^policy\.AllowedIdentityProviders: .*"myspace"/,
    ],
    ['a policy that allows nothing', { policy: { AllowedIdentityProviders: [] } }, /allows nothing at all/],
    [
      'a restriction as a default',
      { defaults: { AllowEmailSignUp: false } },
      /^defaults\.AllowEmailSignUp: cannot be a default/,
    ],
    [
      'a default of what is enforced already',
      { policy: { Language: 'nl' }, defaults: { Language: 'en' } },
      /^defaults\.Language: is a policy already/,
    ],
    [
      'two organisations',
      { organisation: { slug: 'acme', name: 'ACME' }, policy: { Organization: 'other' } },
      /^policy\.Organization: is another organisation/,
    ],
    [
      'two environments',
      { environment: 'pilot', policy: { Environment: 'production' } },
      /^policy\.Environment: is another environment/,
    ],
    ['the sandbox', { environment: 'sandbox' }, /^environment: /],
    ['a slug that is no slug', { organisation: { slug: '../acme', name: 'A' } }, /^organisation\.slug: /],
    ['an organisation without a name', { organisation: { slug: 'acme' } }, /^organisation\.name: /],
    [
      'a colour by name',
      { organisation: { slug: 'acme', name: 'A', accent: 'red' } },
      /^organisation\.accent: a colour like #8a1538/,
    ],
    [
      'a colour on which white cannot be read',
      { organisation: { slug: 'acme', name: 'A', accent: '#f2b705' } },
      /^organisation\.accent: has a contrast of 1\.8\d?:1 with white; words need 4\.5:1/,
    ],
    [
      'a colour that is just too light',
      { organisation: { slug: 'acme', name: 'A', accent: '#777777' } },
      /has a contrast of 4\.47:1/,
    ],
    ['a list', [], /^the file: /],
  ])('%s', (_what, raw, message) => {
    expect(problems(raw).join('\n')).toMatch(message);
  });

  test('all problems are reported at once', () => {
    const all = problems({
      organisation: { slug: 'A B', name: '' },
      policy: { Nonsense: 1, SignInMode: 'x' },
    });
    expect(all.map((line) => line.split(':')[0])).toEqual([
      'organisation.slug',
      'organisation.name',
      'policy.Nonsense',
      'policy.SignInMode',
    ]);
  });
});

test('a colour that fits is taken, in small letters', () => {
  expect(parsed({ organisation: { slug: 'acme', name: 'A', accent: '#8A1538' } }).organisation?.accent).toBe(
    '#8a1538',
  );
});
