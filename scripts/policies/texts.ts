import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '#contract/snapshot.ts';
import type { PolicyKeyDefinition } from '../../main/policy/policy-key.ts';

const words = z.string().min(1);
const keyTexts = z.strictObject({
  title: words,
  description: words,
  options: z.record(words, words).optional(),
});

/** The shape of `assets/policies/texts.*.json`: all texts for administrators in one language. */
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

/** Reads the texts of a language. */
function readTexts(language: Language): PolicyTexts {
  const file = new URL(`../../assets/policies/texts.${language}.json`, import.meta.url);
  return policyTexts.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Reads the texts of every language. */
export const readAllTexts = (): Record<Language, PolicyTexts> => ({
  nl: readTexts('nl'),
  en: readTexts('en'),
  fr: readTexts('fr'),
  de: readTexts('de'),
});

/** Returns the texts of one key. */
export function textsOf(key: string, texts: PolicyTexts): PolicyTexts['keys'][string] {
  const found = texts.keys[key];
  if (found === undefined) throw new Error(`no ${texts.culture} texts for ${key}`);
  return found;
}

/** Returns the label of an option. */
export function optionLabel(key: string, option: string, texts: PolicyTexts): string {
  const label = textsOf(key, texts).options?.[option];
  if (label === undefined) throw new Error(`no ${texts.culture} text for ${option} of ${key}`);
  return label;
}

/** Returns the explanation of a key, with the effect of an invalid value. */
export function explained(key: string, { restricts }: PolicyKeyDefinition, texts: PolicyTexts): string {
  const { restriction, preference } = texts.malformed;
  return `${textsOf(key, texts).description} ${restricts ? restriction : preference}`;
}

/** Returns how the values of several sources are combined, in words. */
export function combinedInWords({ combine }: PolicyKeyDefinition, texts: PolicyTexts): string {
  if (typeof combine === 'string') return texts.combine[combine];
  return texts.combine.strictest.replace('{value}', valueInWords(combine.strictest.at(-1), texts));
}

/** Returns the possible values of a key with their labels, or null if it has no fixed options. */
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
