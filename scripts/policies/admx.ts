import {
  categories,
  elementId,
  explanationId,
  type GroupPolicy,
  generated,
  groupPolicies,
  hasValue,
  optionId,
  schemaNamespace,
  supportedId,
  templateRevision,
  versionsOf,
  withWindowsLines,
} from './group-policy.ts';
import { longestText } from './json-schema.ts';
import type { PolicyTable } from './policy-table.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/** The default limit of a text in a template. */
const usualLength = 1_023;

const string = (id: string) => `$(string.${id})`;

/** Returns the Group Policy template (ADMX): the settings and their places in the registry. */
export function admx(keys: PolicyTable): string {
  const root = element(
    'policyDefinitions',
    { xmlns: schemaNamespace, revision: templateRevision, schemaVersion: '1.0' },
    [
      element('policyNamespaces', {}, [
        element('target', { prefix: 'econnectOnboarding', namespace: 'eConnect.Policies.Onboarding' }),
      ]),
      element('resources', { minRequiredRevision: templateRevision, fallbackCulture: 'en-US' }),
      element('supportedOn', {}, [
        element(
          'definitions',
          {},
          versionsOf(keys).map((version) =>
            element('definition', {
              name: supportedId(version),
              displayName: string(supportedId(version)),
            }),
          ),
        ),
      ]),
      element('categories', {}, [
        category(categories.vendor),
        category(categories.product, categories.vendor),
        category(categories.recommended, categories.product),
      ]),
      element('policies', {}, groupPolicies(keys).map(policyElement)),
    ],
  );
  return withWindowsLines(xmlDocument(root, generated));
}

function category(name: string, parent?: string): XmlElement {
  return element(
    'category',
    { name, displayName: string(name) },
    parent === undefined ? [] : [element('parentCategory', { ref: parent })],
  );
}

function policyElement(policy: GroupPolicy): XmlElement {
  const { name, key, definition, recommended, registryKey } = policy;
  const filled = hasValue(policy);
  return element(
    'policy',
    {
      name,
      class: 'Both',
      displayName: string(name),
      explainText: string(explanationId(policy)),
      ...(filled ? { presentation: `$(presentation.${name})` } : {}),
      key: registryKey,
      ...(filled ? {} : { valueName: key }),
    },
    [
      element('parentCategory', { ref: recommended ? categories.recommended : categories.product }),
      element('supportedOn', { ref: supportedId(definition.since) }),
      ...(filled
        ? [element('elements', {}, [valueElement(policy)])]
        : [
            element('enabledValue', {}, [element('decimal', { value: '1' })]),
            element('disabledValue', {}, [element('decimal', { value: '0' })]),
          ]),
    ],
  );
}

function valueElement(policy: GroupPolicy): XmlElement {
  const { key, definition, registryKey } = policy;
  const id = elementId(policy);
  if (definition.form.kind === 'list')
    return element('list', { id, key: `${registryKey}\\${key}`, valuePrefix: '' });
  if (definition.form.kind === 'choice')
    return element(
      'enum',
      { id, valueName: key, required: 'true' },
      definition.form.options.map((option) =>
        element('item', { displayName: string(optionId(policy, option)) }, [
          element('value', {}, [element('string', {}, option)]),
        ]),
      ),
    );
  const maxLength = String(longestText(definition) ?? usualLength);
  return element('text', { id, valueName: key, required: 'true', maxLength });
}
