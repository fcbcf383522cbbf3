import { z } from 'zod';
import type { Language } from '#contract/snapshot.ts';
import type { PolicyKeyDefinition } from '../../main/policy/policy-key.ts';
import type { PolicyTexts } from './texts.ts';

/** The policy schema by key, in the order of all generated lists. */
export type PolicyTable = Readonly<Record<string, PolicyKeyDefinition>>;

/** The input of all generated files. */
export type PolicySubject = { keys: PolicyTable; texts: Record<Language, PolicyTexts> };

/** A value in a policy file. */
export type PolicyValue = string | boolean | string[];

const written = z.union([z.string(), z.boolean(), z.array(z.string())]);

/** Returns the key's example value. */
export const exampleOf = ({ example }: PolicyKeyDefinition): PolicyValue => written.parse(example);

/** Returns the key's default; null without one. */
export const defaultOf = (definition: PolicyKeyDefinition): PolicyValue | null =>
  written.nullable().parse(definition.default);

/** Values by key. */
type Sample = Record<string, PolicyValue>;

/**
 * Returns every key once with its example: restricting and non-recommendable keys as enforced, the others as recommended.
 */
export function samples(keys: PolicyTable): { enforced: Sample; recommended: Sample } {
  const isEnforced = (key: string) => keys[key]?.restricts === true || keys[key]?.recommendable === false;
  const all = Object.entries(keys).map(([key, definition]) => [key, exampleOf(definition)] as const);
  return {
    enforced: Object.fromEntries(all.filter(([key]) => isEnforced(key))),
    recommended: Object.fromEntries(all.filter(([key]) => !isEnforced(key))),
  };
}
