import { ungrammatical } from './group-policy-grammar.ts';
import { all, parseXml, type XmlNode } from './xml-tree.ts';

/** A template and its texts, as their files are. */
export type GroupPolicyFiles = { admx: string; adml: Record<string, string> };

type Parsed = { admx: XmlNode; adml: Record<string, XmlNode> };

/** What a rule finds, one text each. */
type Rule = (files: Parsed) => string[];

const rules: Record<string, Rule> = {
  'the published schema': ({ admx, adml }) =>
    [admx, ...Object.values(adml)].flatMap((root) => ungrammatical(root)),
  'one namespace each': ({ admx }) => {
    const namespaces = [...all(admx, 'target'), ...all(admx, 'using')];
    return ['prefix', 'namespace'].flatMap((what) => repeated(namespaces.map((one) => one.attributes[what])));
  },
  'ids are unique': ({ admx, adml }) => [
    ...repeated(['category', 'definition', 'policy'].flatMap((name) => attribute(all(admx, name), 'name'))),
    ...repeated(attribute(elementsOf(admx), 'id')),
    ...Object.values(adml).flatMap((texts) => [
      ...repeated(strings(texts)),
      ...repeated(presentations(texts)),
    ]),
  ],
  'the same ids in every language': ({ adml }) => {
    const [first, ...others] = Object.values(adml).map((texts) => [
      ...strings(texts),
      '',
      ...presentations(texts),
    ]);
    return others.flatMap((ids) => (ids.join() === first?.join() ? [] : ['the languages differ']));
  },
  'every string is there': ({ admx, adml }) =>
    everywhere(adml, (texts) => lacking(mentioned(admx, 'string'), strings(texts))),
  'every string is used': ({ admx, adml }) =>
    everywhere(adml, (texts) => lacking(strings(texts), mentioned(admx, 'string'))),
  'every presentation is there': ({ admx, adml }) =>
    everywhere(adml, (texts) => lacking(mentioned(admx, 'presentation'), presentations(texts))),
  'every presentation is used': ({ admx, adml }) =>
    everywhere(adml, (texts) => lacking(presentations(texts), mentioned(admx, 'presentation'))),
  'every category is there': ({ admx }) =>
    lacking(attribute(all(admx, 'parentCategory'), 'ref'), attribute(all(admx, 'category'), 'name')),
  'every support definition is there': ({ admx }) =>
    lacking(
      attribute(
        policies(admx).flatMap((policy) => all(policy, 'supportedOn')),
        'ref',
      ),
      attribute(all(admx, 'definition'), 'name'),
    ),
  'what is shown is what is set': ({ admx, adml }) =>
    everywhere(adml, (texts) => policies(admx).flatMap((policy) => wronglyShown(policy, texts))),
  'a policy says what it writes': ({ admx }) => policies(admx).flatMap(unwritten),
  'no two policies write the same': ({ admx }) => repeated(policies(admx).map(written)),
  'the texts are of this revision': ({ admx, adml }) => {
    const [needed] = all(admx, 'resources').map((one) => one.attributes.minRequiredRevision);
    return everywhere(adml, (texts) => (texts.attributes.revision === needed ? [] : ['another revision']));
  },
};

/** The names of the rules, for a table of files that break them. */
export const ruleNames: readonly string[] = Object.keys(rules);

/** In what a template and its texts break the rules, by rule. */
export function violations({ admx, adml }: GroupPolicyFiles): Record<string, string[]> {
  const texts = Object.entries(adml).map(([culture, text]) => [culture, parseXml(text)] as const);
  const files = { admx: parseXml(admx), adml: Object.fromEntries(texts) };
  const found = Object.entries(rules).map(([name, rule]) => [name, rule(files)] as const);
  return Object.fromEntries(found.filter(([, broken]) => broken.length > 0));
}

const policies = (admx: XmlNode) => all(admx, 'policy');
const elementsOf = (root: XmlNode) => all(root, 'elements').flatMap(({ children }) => children);
const strings = (texts: XmlNode) => attribute(all(texts, 'string'), 'id');
const presentations = (texts: XmlNode) => attribute(all(texts, 'presentation'), 'id');

const attribute = (nodes: readonly XmlNode[], name: string): string[] =>
  nodes.flatMap(({ attributes }) => attributes[name] ?? []);

/** Every id in a reference of this kind, in any attribute. */
const mentioned = (admx: XmlNode, kind: 'string' | 'presentation'): string[] =>
  all(admx, '*')
    .flatMap(({ attributes }) => Object.values(attributes))
    .flatMap((text) => new RegExp(`^\\$\\(${kind}\\.(.+)\\)$`).exec(text)?.[1] ?? []);

const lacking = (wanted: readonly string[], there: readonly string[]): string[] =>
  wanted.filter((one) => !there.includes(one));

const repeated = (all: readonly (string | undefined)[]): string[] =>
  all.flatMap((one, index) => (one !== undefined && all.indexOf(one) < index ? [one] : []));

const everywhere = (adml: Record<string, XmlNode>, rule: (texts: XmlNode) => string[]): string[] =>
  Object.entries(adml).flatMap(([culture, texts]) => rule(texts).map((what) => `${culture}: ${what}`));

const fields: Record<string, string> = { text: 'textBox', enum: 'dropdownList', list: 'listBox' };

function wronglyShown(policy: XmlNode, texts: XmlNode): string[] {
  const [id] = mentioned({ ...policy, children: [] }, 'presentation');
  const [presentation] = all(texts, 'presentation').filter(({ attributes }) => attributes.id === id);
  const shown = (presentation?.children ?? []).map(({ name, attributes }) => `${name} ${attributes.refId}`);
  const set = elementsOf(policy).map(({ name, attributes }) => `${fields[name]} ${attributes.id}`);
  const preset = (presentation?.children ?? []).filter(
    ({ attributes: { defaultItem } }) => Number(defaultItem ?? 0) >= Math.max(1, all(policy, 'item').length),
  );
  return [
    ...(shown.join() === set.join() ? [] : [`${shown} for ${set}`]),
    ...preset.map(({ attributes }) => `no item ${attributes.defaultItem}`),
  ];
}

/** A switch has a value of its own with a number for either state; anything else has one element. */
function unwritten(policy: XmlNode): string[] {
  const { name = '', key = '', valueName } = policy.attributes;
  const elements = elementsOf(policy);
  const [list] = all(policy, 'list');
  if (valueName !== undefined) {
    const states = ['enabledValue', 'disabledValue'].flatMap((state) => all(policy, state));
    const numbers = states.flatMap((state) => attribute(all(state, 'decimal'), 'value'));
    return numbers.join() === '1,0' && elements.length === 0 ? [] : [`${name} is no switch`];
  }
  if (elements.length !== 1) return [`${name} has ${elements.length} elements`];
  return list === undefined || list.attributes.key?.startsWith(`${key}\\`) ? [] : [`${name} lists elsewhere`];
}

function written(policy: XmlNode): string {
  const [element] = elementsOf(policy);
  const { key, valueName } = { ...policy.attributes, ...element?.attributes };
  return valueName === undefined ? `${key}\\*` : `${key} ${valueName}`;
}
