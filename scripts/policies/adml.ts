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
import type { PolicyTable } from './policy-table.ts';
import {
  combinedInWords,
  explained,
  optionLabel,
  optionsInWords,
  type PolicyTexts,
  textsOf,
} from './texts.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/** Returns the texts of the Group Policy template in one language (ADML). */
export function adml(keys: PolicyTable, texts: PolicyTexts): string {
  const policies = groupPolicies(keys);
  const root = element(
    'policyDefinitionResources',
    { xmlns: schemaNamespace, revision: templateRevision, schemaVersion: '1.0' },
    [
      element('displayName', {}, texts.product),
      element('description', {}, texts.summary),
      element('resources', {}, [
        element(
          'stringTable',
          {},
          Object.entries(strings(keys, policies, texts)).map(([id, text]) => element('string', { id }, text)),
        ),
        element(
          'presentationTable',
          {},
          policies.filter(hasValue).map((policy) => presentation(policy, texts)),
        ),
      ]),
    ],
  );
  return withWindowsLines(xmlDocument(root, generated));
}

function strings(
  keys: PolicyTable,
  policies: readonly GroupPolicy[],
  texts: PolicyTexts,
): Record<string, string> {
  return Object.fromEntries([
    [categories.vendor, texts.categories.vendor],
    [categories.product, texts.categories.product],
    [categories.recommended, texts.categories.recommended],
    ...versionsOf(keys).map((version) => [
      supportedId(version),
      texts.supportedOn.replace('{version}', version),
    ]),
    ...policies.flatMap((policy) => [
      [policy.name, title(policy, texts)],
      [explanationId(policy), explanation(policy, texts)],
      ...options(policy).map((option) => [optionId(policy, option), optionLabel(policy.key, option, texts)]),
    ]),
  ]);
}

function title({ key, recommended }: GroupPolicy, texts: PolicyTexts): string {
  const plain = textsOf(key, texts).title;
  return recommended ? texts.recommended.title.replace('{title}', plain) : plain;
}

/** The explanation in the editor. A recommendation enforces nothing, so it omits the text about restrictions. */
function explanation({ key, definition, recommended, registryKey }: GroupPolicy, texts: PolicyTexts): string {
  const paragraphs = [
    recommended
      ? `${textsOf(key, texts).description} ${texts.malformed.preference}`
      : explained(key, definition, texts),
    recommended ? texts.recommended.explanation : combinedInWords(definition, texts),
    optionsInWords(key, definition, texts),
    definition.form.kind === 'switch' ? texts.states.switch : texts.states.value,
    `${registryKey}\\${key}`,
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}

function options({ definition: { form } }: GroupPolicy): readonly string[] {
  return form.kind === 'choice' ? form.options : [];
}

function presentation(policy: GroupPolicy, texts: PolicyTexts): XmlElement {
  return element('presentation', { id: policy.name }, [field(policy, textsOf(policy.key, texts).title)]);
}

function field(policy: GroupPolicy, label: string): XmlElement {
  const refId = elementId(policy);
  const { form } = policy.definition;
  if (form.kind === 'list') return element('listBox', { refId }, label);
  if (form.kind === 'text') return element('textBox', { refId }, [element('label', {}, label)]);
  const first = options(policy).indexOf(String(policy.definition.default));
  const preset: Record<string, string> = first < 0 ? {} : { defaultItem: String(first) };
  return element('dropdownList', { refId, noSort: 'true', ...preset }, label);
}
