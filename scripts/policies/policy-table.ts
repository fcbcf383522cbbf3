import { z } from 'zod';
import type { PolicyKeyDefinition } from '../../main/policy/policy-key.ts';
import type { PolicyTexts } from './texts.ts';

/** The policy schema as the generators take it: by name, in the order in which everything lists it. */
export type PolicyTable = Readonly<Record<string, PolicyKeyDefinition>>;

/** What all artefacts are made from. */
export type PolicySubject = { keys: PolicyTable; texts: { nl: PolicyTexts; en: PolicyTexts } };

/** A value as an administrator writes it. */
export type PolicyValue = string | boolean | string[];

const written = z.union([z.string(), z.boolean(), z.array(z.string())]);

/** The key's example, as it would be written. */
export const exampleOf = ({ example }: PolicyKeyDefinition): PolicyValue => written.parse(example);

/** What holds where nobody says anything; null: nothing. */
export const defaultOf = (definition: PolicyKeyDefinition): PolicyValue | null =>
  written.nullable().parse(definition.default);
