import type { Organisation } from '../../../main/platform/contract.ts';
import { tenants } from '../accounts.ts';
import { organisationScheme } from '../environment.ts';

/** The organisations that the sandbox's platform knows. None of them restricts its people until a test says so. */
export function directoryEntries(platform: string): Organisation[] {
  const common = { restricted: false, support: `${platform}/help` };
  return [
    {
      slug: 'bakkerij-devries',
      name: 'Bakkerij De Vries',
      method: 'microsoft',
      tenantId: tenants.bakkerij,
      hostedDomain: 'bakkerij-devries.test',
      scheme: organisationScheme,
      emailDomains: ['bakkerij-devries.test'],
      ...common,
    },
    {
      slug: 'molen',
      name: 'Molen B.V.',
      method: 'google',
      hostedDomain: 'molen.test',
      emailDomains: ['molen.test'],
      ...common,
    },
    /** Young enough to rent its provider from the bakery. */
    {
      slug: 'nieuw',
      name: 'Nieuw Elan',
      method: 'organisation',
      scheme: organisationScheme,
      emailDomains: ['nieuw-elan.test'],
      ...common,
    },
  ];
}
