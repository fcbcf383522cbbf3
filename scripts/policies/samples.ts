import { jsonText } from './json.ts';
import { exampleOf, type PolicyTable, type PolicyValue } from './policy-table.ts';

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

/** Returns a sample as a policy file on Linux. */
export const linuxSample = (sample: Sample): string => jsonText(sample);
