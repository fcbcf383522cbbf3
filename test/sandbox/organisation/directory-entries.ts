import type { Organisation } from '../../../main/platform-contract/contract.ts';
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
    /** Took over a company whose people keep their old addresses, in a tenant that is the group's by now. */
    {
      slug: 'nieuw-groep',
      name: 'Nieuw Groep',
      method: 'microsoft',
      tenantId: tenants.nieuw,
      emailDomains: ['nieuw-groep.test'],
      ...common,
    },
    /** Has a second domain in Google Workspace, beside the one that it signs in with. */
    {
      slug: 'meelfabriek',
      name: 'Meelfabriek',
      method: 'google',
      hostedDomain: 'meelfabriek.test',
      emailDomains: ['meelfabriek.test', 'molen.test'],
      ...common,
    },
  ];
}
