import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parse as parsePlist } from 'plist';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import { checkConsistency } from '../../../../main/policy/organisation-policy.ts';
import { isPolicyKey, policyKeyNames, policyKeys } from '../../../../main/policy/policy-schema.ts';
import { readText, root } from '../../../../scripts/lib/run.ts';
import { artefacts } from '../../../../scripts/policies/artefacts.ts';
import { patternOf, valueSchema } from '../../../../scripts/policies/json-schema.ts';
import { readAllTexts } from '../../../../scripts/policies/texts.ts';

const subject = { keys: policyKeys, texts: readAllTexts() };
const made = artefacts(subject);
const policyFile = (name: string): string => made[`assets/policies/${name}`] ?? '';
const dictionary = z.record(z.string(), z.unknown());
const json = (name: string) => dictionary.parse(JSON.parse(policyFile(name)));

describe('`npm run policies` would change nothing', () => {
  test.each(Object.entries(made))('in %s', (name, content) => {
    expect(readText(name)).toBe(content);
  });

  test('and there is no file that it would not write', () => {
    const folder = join(root, 'assets/policies');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((name) => !/\/texts\.(nl|en|fr|de)\.json$/.test(name));
    expect(files.toSorted()).toEqual(
      Object.keys(made)
        .filter((name) => name.startsWith('assets/'))
        .toSorted(),
    );
  });

  test('however often it runs', () => {
    expect(artefacts(subject)).toEqual(made);
  });
});

describe('the samples', () => {
  const enforced = json('linux-managed.json');
  const recommended = json('linux-recommended.json');

  test('have every key once, with a value that its schema takes', () => {
    expect([...Object.keys(enforced), ...Object.keys(recommended)].toSorted()).toEqual(
      policyKeyNames.toSorted(),
    );
    for (const [key, value] of Object.entries({ ...enforced, ...recommended }))
      expect(isPolicyKey(key) && policyKeys[key].schema.safeParse(value).success, key).toBe(true);
  });

  test('recommend only what can be recommended', () => {
    for (const key of Object.keys(recommended))
      expect(isPolicyKey(key) && policyKeys[key].recommendable, key).toBe(true);
  });

  test('make a policy without problems', () => {
    const policy = checkConsistency(
      combineSources([
        { origin: 'machine', location: 'managed', values: enforced, problems: [] },
        { origin: 'machine-recommended', location: 'recommended', values: recommended, problems: [] },
      ]),
      'https://platform.econnect.eu',
    );
    expect(policy.stops).toEqual([]);
    expect(policy.sources.flatMap(({ problems }) => problems)).toEqual([]);
    expect(policy.keys.flatMap(({ problems }) => problems)).toEqual([]);
    expect(policy.organisation).toMatchObject({ slug: 'bakkerij-devries', required: true });
  });

  test('say the same in the profile for macOS', () => {
    const profile = dictionary.parse(parsePlist(policyFile('eu.econnect.onboarding.mobileconfig')));
    const [payload] = z.tuple([dictionary]).parse(profile.PayloadContent);
    const { Defaults, ...inline } = payload;
    const values = Object.entries(inline).filter(([key]) => !key.startsWith('Payload'));
    expect(Object.fromEntries(values)).toEqual(enforced);
    expect(Defaults).toEqual(recommended);
  });
});

describe('the profile for macOS', () => {
  const payload = z.looseObject({
    PayloadDescription: z.string(),
    PayloadDisplayName: z.string(),
    PayloadIdentifier: z.string().startsWith('eu.econnect.onboarding.'),
    PayloadType: z.string(),
    PayloadUUID: z.uuid().toUpperCase(),
    PayloadVersion: z.literal(1),
  });
  const profile = payload
    .extend({ PayloadScope: z.enum(['System', 'User']), PayloadContent: z.tuple([payload]) })
    .parse(parsePlist(policyFile('eu.econnect.onboarding.mobileconfig')));
  const [settings] = profile.PayloadContent;

  test('is a configuration around one payload for the app’s own domain', () => {
    expect(profile.PayloadType).toBe('Configuration');
    expect(settings.PayloadType).toBe('eu.econnect.onboarding');
    expect(settings.PayloadUUID).not.toBe(profile.PayloadUUID);
    expect(settings.PayloadIdentifier).not.toBe(profile.PayloadIdentifier);
  });

  test('says what it is in Dutch and in English', () => {
    expect(profile.PayloadDescription).toContain(subject.texts.nl.profile.description);
    expect(profile.PayloadDescription).toContain(subject.texts.en.profile.description);
  });
});

describe('the manifest for tools that make profiles', () => {
  const values: Record<string, z.ZodType> = {
    string: z.string(),
    boolean: z.boolean(),
    integer: z.int(),
    array: z.array(z.string()),
  };
  const subkey = z.strictObject({
    pfm_name: z.string(),
    pfm_type: z.enum(['string', 'boolean', 'integer', 'array', 'dictionary']),
    pfm_title: z.string(),
    pfm_description: z.string().optional(),
    pfm_app_min: z.literal('0.1.0').optional(),
    pfm_default: z.unknown().optional(),
    pfm_format: z.string().optional(),
    pfm_range_list: z.array(z.string()).optional(),
    pfm_range_list_titles: z.array(z.string()).optional(),
    pfm_require: z.literal('always').optional(),
    pfm_value_placeholder: z.string().optional(),
    get pfm_subkeys() {
      return z.array(subkey).optional();
    },
  });
  const manifest = z
    .strictObject({
      pfm_description: z.string(),
      pfm_domain: z.literal('eu.econnect.onboarding'),
      pfm_format_version: z.literal(1),
      pfm_interaction: z.enum(['combined', 'exclusive']),
      pfm_last_modified: z.date(),
      pfm_platforms: z.tuple([z.literal('macOS')]),
      pfm_subkeys: z.array(subkey),
      pfm_targets: z.array(z.enum(['system', 'user'])),
      pfm_title: z.string(),
      pfm_unique: z.boolean(),
      pfm_version: z.int(),
    })
    .parse(parsePlist(policyFile('eu.econnect.onboarding.plist')));
  const [defaults] = manifest.pfm_subkeys.filter(({ pfm_name }) => pfm_name === 'Defaults');
  const all = [...manifest.pfm_subkeys, ...(defaults?.pfm_subkeys ?? [])];

  test('has what every payload begins with, then every key, then the recommendations', () => {
    expect(manifest.pfm_subkeys.map(({ pfm_name }) => pfm_name)).toEqual([
      ...['Description', 'DisplayName', 'Identifier', 'Type', 'UUID', 'Version', 'Organization'].map(
        (name) => `Payload${name}`,
      ),
      ...policyKeyNames,
      'Defaults',
    ]);
    expect(defaults?.pfm_subkeys?.map(({ pfm_name }) => pfm_name)).toEqual(
      policyKeyNames.filter((key) => policyKeys[key].recommendable),
    );
  });

  test('describes each key by its type, with a default of that type', () => {
    const types = { text: 'string', choice: 'string', switch: 'boolean', list: 'array' };
    for (const { pfm_name, pfm_type, pfm_default, pfm_description } of all) {
      if (isPolicyKey(pfm_name)) expect(pfm_type, pfm_name).toBe(types[policyKeys[pfm_name].form.kind]);
      if (pfm_default !== undefined)
        expect(values[pfm_type]?.safeParse(pfm_default).success, pfm_name).toBe(true);
      expect(pfm_description).toMatch(/\S/);
    }
  });

  test('has a title for each of the values to choose from, and a format that examples have', () => {
    for (const {
      pfm_name,
      pfm_range_list,
      pfm_range_list_titles,
      pfm_format,
      pfm_value_placeholder,
    } of all) {
      expect(pfm_range_list_titles?.length, pfm_name).toBe(pfm_range_list?.length);
      if (pfm_format !== undefined && pfm_value_placeholder !== undefined)
        expect(pfm_value_placeholder).toMatch(new RegExp(pfm_format));
    }
  });
});

describe('the JSON Schema', () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const accepts = ajv.compile(json('policy.schema.json'));

  test.each(['linux-managed.json', 'linux-recommended.json'])('takes %s', (name) => {
    expect(accepts(json(name)), JSON.stringify(accepts.errors)).toBe(true);
  });

  test('takes a key that it does not know, as the app goes on with one', () => {
    expect(accepts({ NewInTheNextVersion: { a: 1 } })).toBe(true);
  });

  test.each([
    ['no object', []],
    ['a name with capitals and spaces', { Organization: 'Bakkerij De Vries' }],
    ['an address without encryption', { OwnSignInUrl: 'http://platform.econnect.eu/o/x' }],
    ['a file as an address', { SupportUrl: 'file:///etc/passwd' }],
    ['a script as an address', { ManagedByUrl: 'javascript:alert(1)' }],
    ['a mode that does not exist', { SignInMode: 'always' }],
    ['an identity that does not exist', { AllowedIdentityProviders: ['facebook'] }],
    ['an empty list', { AllowedIdentityProviders: [] }],
    ['a tenant by name', { AllowedTenants: ['bakkerij-devries'] }],
    ['an address where a domain is asked', { AllowedEmailDomains: ['a@bakkerij-devries.nl'] }],
    ['a word for a switch', { AllowEmailSignUp: 'no' }],
    ['a number for a switch', { RequireOsKeystore: 1 }],
    ['a proxy without a port', { ProxyServer: 'proxy.bakkerij-devries.nl' }],
    ['a list for a text', { Language: ['nl'] }],
    ['nothing for a text', { Organization: null }],
    ['a name that is too long', { ManagedByOrganizationName: 'x'.repeat(101) }],
  ])('refuses %s', (_what, file) => {
    expect(accepts(file)).toBe(false);
  });

  test.each(['proxy.example.nl:8080', 'HTTP://Proxy.Example.NL:8080', 'socks5://10.0.0.1:1080'])(
    'takes the proxy %s, as the app does',
    (ProxyServer) => {
      expect(accepts({ ProxyServer })).toBe(true);
      expect(policyKeys.ProxyServer.schema.safeParse(ProxyServer).success).toBe(true);
    },
  );

  test.each(policyKeyNames)('accepts nothing of %s that the app refuses', (key) => {
    const schema = valueSchema(policyKeys[key]);
    const { items } = schema;
    const item = typeof items === 'object' && !Array.isArray(items) ? items : schema;
    const pattern = patternOf(item);
    // A pattern only approximates an address, which the app parses.
    const text =
      pattern === null || pattern.includes('http:') || pattern.startsWith('^https')
        ? fc.constantFrom(...[policyKeys[key].example].flat().filter((one) => typeof one === 'string'), '')
        : fc.stringMatching(new RegExp(pattern));
    const value = fc.oneof(text, fc.array(text, { maxLength: 5 }), fc.jsonValue(), fc.boolean());
    fc.assert(
      fc.property(value, (written) => {
        if (accepts({ [key]: written })) expect(policyKeys[key].schema.safeParse(written).success).toBe(true);
      }),
    );
  });

  test.each(policyKeyNames)('accepts of %s what comes out of the app’s own schema', (key) => {
    const { schema, example, default: fallback } = policyKeys[key];
    for (const value of [example, fallback].filter((one) => one !== null))
      expect(accepts({ [key]: schema.parse(value) }), JSON.stringify(accepts.errors)).toBe(true);
  });
});
