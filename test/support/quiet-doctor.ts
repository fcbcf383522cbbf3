import type { ApplicationOptions } from '../../main/app/application-options.ts';
import { readLocalFacts } from '../../main/doctor/report.ts';

/** The doctor's part of a desktop where nothing is wrong and nobody listens. */
export const quietDoctor: ApplicationOptions['doctor'] = {
  hasBrowser: () => true,
  ownsDeepLinks: async () => null,
  resolveProxy: async () => 'DIRECT',
  facts: readLocalFacts(null),
  registerDeepLinks: () => undefined,
  onChange: () => undefined,
};
