import type { PolicyKeyView, PolicyPlace, PolicyStop, PolicyView } from '#contract/policy.ts';
import type { UpdateView } from '#contract/update.ts';
import { tenants } from '../sandbox/accounts.ts';
import { bakery, cooperative } from './samples.ts';

const file: PolicyPlace = {
  origin: 'machine',
  location: '/etc/opt/econnect-onboarding/policies/managed/010-bakkerij-de-vries-werkplekken.json',
};
const registry: PolicyPlace = {
  origin: 'user',
  location: 'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\eConnect\\Onboarding',
};
const profile: PolicyPlace = { origin: 'profile', location: 'bakkerij-de-vries.econnect-org' };
const recommended: PolicyPlace = {
  origin: 'machine-recommended',
  location: '/etc/opt/econnect-onboarding/policies/recommended/updates.json',
};
const untrusted: PolicyPlace = {
  origin: 'machine',
  location: '/etc/econnect-onboarding/policies/managed/test.json',
};

/** One setting is wrong and one place cannot be read. */
export const unreadable: PolicyStop[] = [
  {
    code: 'policy-invalid',
    keys: ['AllowedIdentityProviders'],
    places: [file],
    problems: [
      {
        code: 'invalid-value',
        key: 'AllowedIdentityProviders',
        item: 'microsfot',
        expected: {
          kind: 'choices',
          options: ['organisation', 'microsoft', 'google', 'apple', 'econnect'],
          example: '["microsoft"]',
        },
        at: { line: 3, column: 3 },
        ...file,
      },
    ],
  },
  {
    code: 'policy-invalid',
    keys: ['AllowedTenants'],
    places: [file],
    problems: [{ code: 'unknown-key', key: 'allowedTennants', meant: 'AllowedTenants', ...file }],
  },
  {
    code: 'policy-invalid',
    keys: [],
    places: [registry],
    problems: [
      { code: 'malformed', detail: 'not JSON: comma expected', at: { line: 12, column: 40 }, ...registry },
    ],
  },
];

/** Two places that allow nothing in common. */
export const contradiction: PolicyStop[] = [
  { code: 'nothing-allowed', keys: ['AllowedIdentityProviders'], places: [file, registry] },
];

const rule = (key: string, value: unknown, others: Partial<PolicyKeyView> = {}): PolicyKeyView => ({
  key,
  value,
  origin: 'default',
  places: [],
  locked: false,
  problems: [],
  ...others,
});

/** A machine where everybody has said something, some of it wrong. */
export const managedView: PolicyView = {
  allowed: {
    methods: ['microsoft', 'google'],
    emailSignUp: false,
    returnPaths: ['loopback', 'relay'],
    tenants: [tenants.bakkerij, tenants.molen],
    emailDomains: [...bakery.domains, ...cooperative.domains.slice(0, 1)],
  },
  keys: [
    rule('Organization', 'bakkerij-devries', { origin: 'profile', places: [profile], locked: true }),
    rule('AllowedIdentityProviders', ['microsoft', 'google'], {
      origin: 'machine',
      places: [file, registry],
      locked: true,
    }),
    rule('AllowEmailSignUp', false, { origin: 'machine', places: [file], locked: true }),
    rule('AllowedTenants', null, {
      locked: true,
      problems: [
        {
          code: 'invalid-value',
          key: 'AllowedTenants',
          item: 'contoso.onmicrosoft.com',
          expected: { kind: 'tenants', example: '["5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01"]' },
          ...registry,
        },
      ],
    }),
    rule('UpdateMode', 'manual', { origin: 'machine-recommended', places: [recommended] }),
    rule('OwnSignInUrl', null),
    rule('Language', null),
    rule('ProxyMode', 'system'),
    rule('SomethingNew', true),
  ],
  sources: [
    { ...file, problems: [{ code: 'unknown-key', key: 'UpdateMod', meant: 'UpdateMode' }] },
    { ...registry, problems: [] },
    { ...untrusted, problems: [{ code: 'not-trusted', detail: 'writable by group or others (mode 0664)' }] },
    { ...profile, problems: [] },
    { ...recommended, problems: [] },
  ],
  stops: [],
};

/** The same machine once its rules contradict each other. */
export const stoppedView: PolicyView = {
  ...managedView,
  allowed: { methods: [], emailSignUp: false, returnPaths: [] },
  stops: contradiction,
};

/** A machine of which nobody has said anything. */
export const unmanagedView: PolicyView = {
  allowed: {
    methods: ['microsoft', 'google', 'econnect'],
    emailSignUp: true,
    returnPaths: ['loopback', 'relay', 'paste'],
  },
  keys: [rule('Organization', null), rule('AllowEmailSignUp', true)],
  sources: [],
  stops: [],
};

const own = { managed: false, byIt: false };
const version = '12.10.3-beta.4';

/** Everything that can be known about newer versions, by a name for tests and pictures. */
export const updateViews: Record<string, UpdateView> = {
  'nothing is asked': { status: 'off', ...own },
  'nothing is asked, as the rules say': { status: 'off', managed: true, byIt: false },
  'not asked yet': { status: 'unchecked', ...own },
  asking: { status: 'checking', ...own },
  newest: { status: 'up-to-date', managed: true, byIt: false },
  'there is a newer one': { status: 'available', version, ...own },
  'there is a newer one for the administrator': { status: 'available', version, managed: true, byIt: true },
  fetching: { status: 'downloading', version, ...own },
  ready: { status: 'ready', version, ...own },
  'asking failed': { status: 'failed', during: 'checking', ...own },
  'fetching failed': { status: 'failed', during: 'downloading', ...own },
};
