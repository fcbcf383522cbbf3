import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PolicyKeyDefinition } from '../../main/policy/policy-key.ts';

const words = z.string().min(1);
const keyTexts = z.strictObject({
  title: words,
  description: words,
  options: z.record(words, words).optional(),
});

/** The shape of `assets/policies/texts.*.json`: everything that an administrator reads, in one language. */
const policyTexts = z.strictObject({
  culture: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/),
  product: words,
  summary: words,
  categories: z.strictObject({ vendor: words, product: words, recommended: words }),
  supportedOn: words.includes('{version}'),
  recommended: z.strictObject({ title: words.includes('{title}'), explanation: words }),
  malformed: z.strictObject({ restriction: words, preference: words }),
  combine: z.strictObject({
    highest: words,
    intersection: words,
    same: words,
    strictest: words.includes('{value}'),
  }),
  states: z.strictObject({ switch: words, value: words }),
  values: words.includes('{values}'),
  on: words,
  off: words,
  profile: z.strictObject({ title: words, description: words }),
  keys: z.record(words, keyTexts),
});
export type PolicyTexts = z.output<typeof policyTexts>;

/** The texts of a language, as they are in its file. */
export function readTexts(language: 'nl' | 'en'): PolicyTexts {
  const file = new URL(`../../assets/policies/texts.${language}.json`, import.meta.url);
  return policyTexts.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The texts of one key. */
export function textsOf(key: string, texts: PolicyTexts): PolicyTexts['keys'][string] {
  const found = texts.keys[key];
  if (found === undefined) throw new Error(`no ${texts.culture} texts for ${key}`);
  return found;
}

/** What an option is called; in a schema that has it, the texts do too. */
export function optionLabel(key: string, option: string, texts: PolicyTexts): string {
  const label = textsOf(key, texts).options?.[option];
  if (label === undefined) throw new Error(`no ${texts.culture} text for ${option} of ${key}`);
  return label;
}

/** What a key does, and what happens where its value makes no sense. */
export function explained(key: string, { restricts }: PolicyKeyDefinition, texts: PolicyTexts): string {
  const { restriction, preference } = texts.malformed;
  return `${textsOf(key, texts).description} ${restricts ? restriction : preference}`;
}

/** How the values of several sources become one. */
export function combinedInWords({ combine }: PolicyKeyDefinition, texts: PolicyTexts): string {
  if (typeof combine === 'string') return texts.combine[combine];
  return texts.combine.strictest.replace('{value}', valueInWords(combine.strictest.at(-1), texts));
}

/** The values that a key takes with what they are called, or null where it takes more than a few. */
export function optionsInWords(
  key: string,
  { form }: PolicyKeyDefinition,
  texts: PolicyTexts,
): string | null {
  const options = 'options' in form ? form.options : undefined;
  if (options === undefined) return null;
  const values = options.map((option) => `${option} (${optionLabel(key, option, texts)})`);
  return texts.values.replace('{values}', values.join(', '));
}

function valueInWords(value: unknown, { on, off }: PolicyTexts): string {
  return typeof value === 'boolean' ? (value ? on : off) : String(value);
}
