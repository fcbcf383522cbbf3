import type { ApplicationOptions } from '../../main/app/application-options.ts';
import { readLocalFacts } from '../../main/doctor/report.ts';

/** The doctor's part of a desktop on which nothing is wrong, and which ignores examinations. */
export const quietDoctor: ApplicationOptions['doctor'] = {
  hasBrowser: () => true,
  ownsDeepLinks: async () => null,
  resolveProxy: async () => 'DIRECT',
  facts: readLocalFacts(null),
  registerDeepLinks: () => undefined,
  onChange: () => undefined,
};
