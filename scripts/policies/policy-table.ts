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
