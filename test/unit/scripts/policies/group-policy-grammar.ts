import type { XmlNode } from './xml-tree.ts';

/*
 * The rules of the published schema for Group Policy templates (PolicyDefinitionFiles.xsd and the two that it includes),
 * as far as our files use it, as a table. Names of items are held to letters, digits and `_`.
 */

/** `?` after a name: may be absent. After an element: `?` at most one, `*` any number, `+` at least one. */
type Shape = {
  attributes?: Record<string, RegExp>;
  content?: 'text' | readonly string[] | { anyOf: readonly string[] };
};

const item = /^[A-Za-z0-9_]+$/;
const version = /^\d{1,4}\.\d{1,5}$/;
const stringReference = /^\$\(string\.[A-Za-z0-9_]+\)$/;
const presentationReference = /^\$\(presentation\.[A-Za-z0-9_]+\)$/;
const truth = /^(?:true|false)$/;
const number = /^\d+$/;
const anything = /^/;
/** The hive follows from the policy's class, and a key neither begins nor ends with a backslash. */
const registryKey = /^(?!HK)[^\\]+(?:\\[^\\]+)*$/;

const root = { xmlns: /\/PolicyDefinitions$/, revision: version, schemaVersion: /^1\.0$/ };
const named = { name: item, displayName: stringReference };
const value: Shape = { content: { anyOf: ['decimal', 'string', 'delete'] } };
const reference: Shape = { attributes: { ref: item } };

/** By element, where its name means more than one thing with its parent's before it. */
const shapes: Record<string, Shape> = {
  policyDefinitions: {
    attributes: root,
    content: ['policyNamespaces', 'supersededAdm*', 'resources', 'supportedOn?', 'categories?', 'policies?'],
  },
  policyNamespaces: { content: ['target', 'using*'] },
  target: { attributes: { prefix: item, namespace: /^[\w.]+$/ } },
  using: { attributes: { prefix: item, namespace: /^[\w.]+$/ } },
  'policyDefinitions/resources': {
    attributes: { minRequiredRevision: version, 'fallbackCulture?': /^[a-z]{2}-[A-Z]{2}$/ },
  },
  'policyDefinitions/supportedOn': { content: ['products?', 'definitions?'] },
  definitions: { content: ['definition+'] },
  definition: { attributes: named, content: { anyOf: ['or', 'and'] } },
  categories: { content: ['category+'] },
  category: {
    attributes: { ...named, 'explainText?': stringReference },
    content: ['parentCategory?', 'seeAlso*', 'keywords?'],
  },
  parentCategory: reference,
  policies: { content: ['policy+'] },
  policy: {
    attributes: {
      ...named,
      class: /^(?:User|Machine|Both)$/,
      'explainText?': stringReference,
      'presentation?': presentationReference,
      key: registryKey,
      'valueName?': item,
    },
    content: [
      'parentCategory?',
      'seeAlso*',
      'keywords?',
      'supportedOn',
      'enabledValue?',
      'disabledValue?',
      'enabledList?',
      'disabledList?',
      'elements?',
    ],
  },
  'policy/supportedOn': reference,
  enabledValue: value,
  disabledValue: value,
  decimal: { attributes: { value: number } },
  'value/string': { content: 'text' },
  elements: { content: { anyOf: ['boolean', 'decimal', 'text', 'enum', 'list', 'multiText'] } },
  'elements/text': {
    attributes: { id: item, valueName: item, 'required?': truth, 'maxLength?': number },
  },
  enum: {
    attributes: { id: item, valueName: item, 'required?': truth },
    content: ['item*'],
  },
  item: { attributes: { displayName: stringReference }, content: ['value', 'valueList?'] },
  value,
  list: { attributes: { id: item, key: registryKey, 'valuePrefix?': anything, 'additive?': truth } },
  policyDefinitionResources: { attributes: root, content: ['displayName', 'description', 'resources'] },
  displayName: { content: 'text' },
  description: { content: 'text' },
  'policyDefinitionResources/resources': { content: ['stringTable?', 'presentationTable?'] },
  stringTable: { content: ['string+'] },
  'stringTable/string': { attributes: { id: item }, content: 'text' },
  presentationTable: { content: ['presentation+'] },
  presentation: {
    attributes: { id: item },
    content: {
      anyOf: ['text', 'textBox', 'checkBox', 'comboBox', 'dropdownList', 'listBox', 'multiTextBox'],
    },
  },
  textBox: { attributes: { refId: item }, content: ['label', 'defaultValue?'] },
  label: { content: 'text' },
  listBox: { attributes: { refId: item }, content: 'text' },
  dropdownList: {
    attributes: { refId: item, 'noSort?': truth, 'defaultItem?': number },
    content: 'text',
  },
};

/** In what an element, and all in it, breaks the grammar. */
export function ungrammatical(node: XmlNode, parent = ''): string[] {
  const shape = shapes[`${parent}/${node.name}`] ?? shapes[node.name];
  if (shape === undefined) return [`${parent} has no ${node.name}`];
  return [
    ...wrongAttributes(node, shape.attributes ?? {}),
    ...wrongContent(node, shape.content ?? []),
    ...node.children.flatMap((child) => ungrammatical(child, node.name)),
  ];
}

function wrongAttributes({ name, attributes }: XmlNode, known: Record<string, RegExp>): string[] {
  const missing = Object.keys(known).filter((key) => !key.endsWith('?') && attributes[key] === undefined);
  const wrong = Object.entries(attributes).filter(
    ([key, written]) => !(known[key] ?? known[`${key}?`])?.test(written),
  );
  return [
    ...missing.map((key) => `${name} lacks ${key}`),
    ...wrong.map(([key, written]) => `${name} has ${key}="${written}"`),
  ];
}

function wrongContent({ name, children, text }: XmlNode, content: Shape['content']): string[] {
  const names = children.map((child) => child.name);
  if (content === 'text') return children.length > 0 || text.trim() === '' ? [`${name} is text`] : [];
  if (text.trim() !== '') return [`${name} holds no text`];
  if (content !== undefined && 'anyOf' in content)
    return names.every((each) => content.anyOf.includes(each)) ? [] : [`${name} holds ${names.join(', ')}`];
  const order = (content ?? []).map(
    (each) => `(?:${each.replace(/[?*+]$/, '')},)${/[?*+]$/.exec(each) ?? ''}`,
  );
  return new RegExp(`^${order.join('')}$`).test(names.map((each) => `${each},`).join(''))
    ? []
    : [`${name} holds ${names.join(', ') || 'nothing'}`];
}
