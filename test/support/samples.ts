import type { FoundOrganisation } from '#contract/journey.ts';
import type { At } from './snapshots.ts';

/* Who stands in a window that no sandbox fills: in the pictures, the tests of the screens and the setup. */

/** A person with an account. */
export const sanne = {
  name: 'Sanne de Vries',
  email: 'sanne.devries@bakkerijdehoek.nl',
  username: 'sanne.devries',
};
/** The same person as a provider tells of them. */
export const sanneAtProvider = { name: sanne.name, email: sanne.email };

/** A person who came back, with nothing left to set up. */
export const cameBack: At<'finished'> = {
  step: 'finished',
  account: sanne,
  nextSteps: [],
  offline: false,
  isNew: false,
  phase: 'idle',
};

/** An organisation with a provider that everybody knows. */
export const bakery: FoundOrganisation = {
  name: 'Bakkerij De Vries',
  method: 'microsoft',
  domains: ['bakkerij-devries.nl'],
  restricted: false,
  digest: 'digest-of-the-bakery',
};

/** An organisation with everything that is long, and a provider of its own. */
export const cooperative: FoundOrganisation = {
  name: 'Coöperatieve Vereniging van Ambachtelijke Brood- en Banketbakkersondernemingen Zuidwest-Veluwe U.A.',
  method: 'organisation',
  domains: ['cooperatieve-vereniging-van-ambachtelijke-bakkers.example', 'bakkers.test', 'banket.test'],
  restricted: true,
  digest: 'digest-of-the-cooperative',
};
