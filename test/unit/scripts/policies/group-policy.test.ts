import { expect, test } from 'vitest';
import { policyKeys } from '../../../../main/policy/policy-schema.ts';
import { artefacts } from '../../../../scripts/policies/artefacts.ts';
import { groupPolicies } from '../../../../scripts/policies/group-policy.ts';
import { readAllTexts } from '../../../../scripts/policies/texts.ts';
import { type GroupPolicyFiles, ruleNames, violations } from './group-policy-rules.ts';
import { all, parseXml } from './xml-tree.ts';

const made = artefacts({ keys: policyKeys, texts: readAllTexts() });
const file = (name: string) => made[`assets/policies/${name}`] ?? '';
const files: GroupPolicyFiles = {
  admx: file('econnect-onboarding.admx'),
  adml: Object.fromEntries(
    ['nl-NL', 'en-US', 'fr-FR', 'de-DE'].map((culture) => [
      culture,
      file(`${culture}/econnect-onboarding.adml`),
    ]),
  ),
};

test('the template and its texts keep every rule', () => {
  expect(violations(files)).toEqual({});
});

/** Each rule with a change to one of the files that breaks it. */
const spoilt: [rule: string, file: 'admx' | 'nl-NL', from: string | RegExp, to: string][] = [
  ['the published schema', 'admx', 'class="Both" ', ''],
  ['the published schema', 'admx', 'name="Organization"', 'name="Organi.zation"'],
  ['the published schema', 'admx', 'key="SOFTWARE', 'key="HKLM\\SOFTWARE'],
  ['the published schema', 'admx', 'key="SOFTWARE', 'key="\\SOFTWARE'],
  ['the published schema', 'admx', / valueName="Organization"/, ''],
  ['the published schema', 'admx', '$(string.Language)', 'Language'],
  ['the published schema', 'admx', /<value>\s*<string>nl<\/string>\s*<\/value>/, ''],
  ['the published schema', 'admx', /(<parentCategory .*?>)(\s*)(<supportedOn .*?>)/, '$3$2$1'],
  ['the published schema', 'admx', 'revision="1.0"', 'revision="1"'],
  ['the published schema', 'admx', /(<list .*?) key=".*?"/, '$1'],
  ['the published schema', 'nl-NL', /<label>.*?<\/label>/, ''],
  [
    'one namespace each',
    'admx',
    '</policyNamespaces>',
    '<using prefix="econnectOnboarding" namespace="Other" /></policyNamespaces>',
  ],
  ['ids are unique', 'admx', 'id="SupportUrl_Value"', 'id="ManagedByUrl_Value"'],
  ['ids are unique', 'nl-NL', '<string id="Language">', '<string id="UpdateMode">'],
  ['the same ids in every language', 'nl-NL', '<string id="Language">', '<string id="Taal">'],
  ['every string is there', 'admx', '$(string.Language)', '$(string.Languages)'],
  ['every string is used', 'nl-NL', '</stringTable>', '<string id="Other">x</string></stringTable>'],
  ['every presentation is there', 'nl-NL', '<presentation id="Language">', '<presentation id="Taal">'],
  ['every presentation is used', 'nl-NL', '<presentation id="Language">', '<presentation id="Taal">'],
  [
    'every category is there',
    'admx',
    '<parentCategory ref="Category_eConnect"',
    '<parentCategory ref="Other"',
  ],
  [
    'every support definition is there',
    'admx',
    '<supportedOn ref="Supported_0_1_0"',
    '<supportedOn ref="Other"',
  ],
  ['what is shown is what is set', 'nl-NL', 'refId="Language_Value"', 'refId="Language"'],
  [
    'what is shown is what is set',
    'nl-NL',
    /(refId="Environment_Value".*?)defaultItem="0"/,
    '$1defaultItem="2"',
  ],
  ['a policy says what it writes', 'admx', /(<disabledValue>\s*<decimal value=)"0"/, '$1"1"'],
  ['a policy says what it writes', 'admx', 'Onboarding\\AllowedTenants"', 'AllowedTenants"'],
  ['no two policies write the same', 'admx', 'valueName="SupportUrl"', 'valueName="ManagedByUrl"'],
  ['the texts are of this revision', 'nl-NL', 'revision="1.0"', 'revision="1.1"'],
];

test.each(spoilt)('“%s” notices a spoilt %s (%s → %s)', (rule, which, from, to) => {
  const text = which === 'admx' ? files.admx : (files.adml[which] ?? '');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const spoiltFiles =
    which === 'admx' ? { ...files, admx: changed } : { ...files, adml: { ...files.adml, [which]: changed } };
  expect(Object.keys(violations(spoiltFiles))).toContain(rule);
});

test('no rule goes untried', () => {
  expect(new Set(spoilt.map(([rule]) => rule))).toEqual(new Set(ruleNames));
});

test('a file that is no XML is noticed', () => {
  expect(() => violations({ ...files, admx: files.admx.replace('</policies>', '') })).toThrow(/line \d+/);
});

test('the registry gets what the policy reader knows: the key’s name, in the policy’s key or the one for recommendations', () => {
  const base = 'SOFTWARE\\Policies\\eConnect\\Onboarding';
  const places = all(parseXml(files.admx), 'policy').map((policy) => {
    const [element] = all(policy, 'elements').flatMap(({ children }) => children);
    const { key, valueName } = { ...policy.attributes, ...element?.attributes };
    return element?.name === 'list' ? key : `${key}\\${valueName}`;
  });
  const recommended = Object.entries(policyKeys).filter(([, { recommendable }]) => recommendable);
  expect(places).toEqual([
    ...Object.keys(policyKeys).map((key) => `${base}\\${key}`),
    ...recommended.map(([key]) => `${base}\\Recommended\\${key}`),
  ]);
});

test('every policy has a title and an explanation in every language, and no two titles are the same', () => {
  for (const text of Object.values(files.adml)) {
    const strings = new Map(
      all(parseXml(text), 'string').map(({ attributes, text: words }) => [attributes.id ?? '', words]),
    );
    const names = groupPolicies(policyKeys).map(({ name }) => name);
    const titles = names.map((name) => strings.get(name));
    expect(new Set(titles).size).toBe(names.length);
    for (const name of names) expect(strings.get(`${name}_Explanation`)).toMatch(/\S/);
  }
});

test('Windows’ editors find their own line ends, and no byte order mark', () => {
  for (const text of [files.admx, ...Object.values(files.adml)]) {
    expect(text).not.toMatch(/(?<!\r)\n/);
    expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>\r\n')).toBe(true);
  }
});
