import type { PlistValue } from 'plist';
import type { PolicyKeyDefinition } from '../../main/policy/policy-key.ts';
import { patternOf, valueSchema } from './json-schema.ts';
import { plistText } from './mobileconfig.ts';
import { places } from './places.ts';
import { defaultOf, exampleOf, type PolicyTable } from './policy-table.ts';
import { combinedInWords, explained, optionLabel, type PolicyTexts, textsOf } from './texts.ts';

type Dictionary = { [key: string]: PlistValue };

/** Both increase with every change of the schema: tools keep the manifest with the higher version. */
const manifestVersion = 1;
const lastModified = new Date('2026-01-01T00:00:00Z');

/** Returns the preference manifest (`pfm_…`), from which profile tools show the keys as a form. It has one language. */
export function manifest(keys: PolicyTable, texts: PolicyTexts): string {
  const recommendable = Object.entries(keys).filter(([, definition]) => definition.recommendable);
  return plistText({
    pfm_description: texts.summary,
    pfm_domain: places.preferenceDomain,
    pfm_format_version: 1,
    pfm_interaction: 'combined',
    pfm_last_modified: lastModified,
    pfm_platforms: ['macOS'],
    pfm_subkeys: [
      ...payloadKeys(texts),
      ...Object.entries(keys).map(([key, definition]) => ({
        ...subkey(key, definition, texts),
        ...presetOf(definition),
        pfm_description: `${explained(key, definition, texts)} ${combinedInWords(definition, texts)}`,
      })),
      {
        pfm_description: texts.recommended.explanation,
        pfm_name: places.preferenceDefaults,
        pfm_subkeys: recommendable.map(([key, definition]) => subkey(key, definition, texts)),
        pfm_title: texts.categories.recommended,
        pfm_type: 'dictionary',
      },
    ],
    pfm_targets: ['system', 'user'],
    pfm_title: texts.product,
    pfm_unique: true,
    pfm_version: manifestVersion,
  });
}

/** The keys of every payload, which profile tools require in a manifest. */
function payloadKeys({ product, summary }: PolicyTexts): Dictionary[] {
  const domain = places.preferenceDomain;
  const key = (name: string, type: string, description: string, more: Dictionary): Dictionary => ({
    pfm_description: description,
    pfm_name: name,
    pfm_title: name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
    pfm_type: type,
    ...more,
  });
  const always = { pfm_require: 'always' };
  const uuid = '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$';
  return [
    key('PayloadDescription', 'string', 'What the payload is for.', { pfm_default: summary }),
    key('PayloadDisplayName', 'string', 'The name of the payload.', { pfm_default: product, ...always }),
    key('PayloadIdentifier', 'string', 'Identifies the payload.', { pfm_default: domain, ...always }),
    key('PayloadType', 'string', 'The kind of the payload.', { pfm_default: domain, ...always }),
    key('PayloadUUID', 'string', 'Identifies this copy of the payload.', { pfm_format: uuid, ...always }),
    key('PayloadVersion', 'integer', 'The version of the payload.', { pfm_default: 1, ...always }),
    key('PayloadOrganization', 'string', 'Who issues the profile.', {}),
  ];
}

function subkey(key: string, definition: PolicyKeyDefinition, texts: PolicyTexts): Dictionary {
  const { title, description } = textsOf(key, texts);
  return {
    pfm_app_min: definition.since,
    pfm_description: description,
    pfm_name: key,
    pfm_title: title,
    ...formOf(key, definition, texts),
  };
}

/** The default of a key. Not for recommendations: tools show a default as filled in, which would recommend every key. */
function presetOf(definition: PolicyKeyDefinition): Dictionary {
  const otherwise = defaultOf(definition);
  return otherwise === null ? {} : { pfm_default: otherwise };
}

function formOf(key: string, definition: PolicyKeyDefinition, texts: PolicyTexts): Dictionary {
  const { form } = definition;
  if (form.kind === 'switch') return { pfm_type: 'boolean' };
  if (form.kind === 'choice') return { pfm_type: 'string', ...range(key, form.options, texts) };
  const schema = valueSchema(definition);
  if (form.kind === 'list') {
    const { items } = schema;
    const pattern = typeof items === 'object' && !Array.isArray(items) ? patternOf(items) : null;
    return {
      pfm_type: 'array',
      pfm_subkeys: [
        {
          pfm_name: `${key}Item`,
          pfm_title: textsOf(key, texts).title,
          pfm_type: 'string',
          ...(form.options ? range(key, form.options, texts) : formatOf(pattern)),
        },
      ],
    };
  }
  return {
    pfm_type: 'string',
    pfm_value_placeholder: exampleOf(definition),
    ...formatOf(patternOf(schema)),
  };
}

const formatOf = (pattern: string | null): Dictionary => (pattern === null ? {} : { pfm_format: pattern });

function range(key: string, options: readonly string[], texts: PolicyTexts): Dictionary {
  return {
    pfm_range_list: [...options],
    pfm_range_list_titles: options.map((option) => optionLabel(key, option, texts)),
  };
}
