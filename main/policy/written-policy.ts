import { z } from 'zod';
import { sortValuesByKey } from './key-names.ts';
import { findUnsupported } from './policy-key.ts';
import { type PolicyValues, policyKeyNames, policyKeys } from './policy-schema.ts';
import { problemText } from './problem-text.ts';
import { describeValueProblem } from './value-problem.ts';

/** Policy keys with their values, as the author of a build or a profile writes them: what this version does not know is refused. */
export const writtenPolicy = ({ recommended }: { recommended: boolean }) =>
  z.record(z.string(), z.unknown()).transform((written, context): PolicyValues => {
    const { values, repeated, unknown } = sortValuesByKey(written);
    const complain = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message });
    for (const key of repeated) complain(key, 'appears twice');
    for (const { name, meant } of unknown)
      complain(name, `is no policy key${meant ? `: did you mean ${meant}?` : ''}`);
    const parsed = policyKeyNames.flatMap((key) => {
      if (!Object.hasOwn(values, key)) return [];
      const result = policyKeys[key].schema.safeParse(values[key]);
      if (recommended && !policyKeys[key].recommendable)
        complain(key, 'cannot be a default, only a policy: a person could change it');
      else if (!result.success || findUnsupported(policyKeys[key], values[key]).length > 0)
        complain(key, problemText({ ...describeValueProblem(key, values[key]), key: '' }));
      return [[key, result.data]];
    });
    // Each value was parsed by the schema of its own key, as `Object.fromEntries` cannot say.
    return Object.fromEntries(parsed);
  });
