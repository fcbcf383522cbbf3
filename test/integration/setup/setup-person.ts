import { expect } from 'vitest';
import type { SetupView } from '#contract/setup.ts';
import { capabilities } from '../../../main/platform-contract/capabilities.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import type { Client, ClientOptions } from '../../support/client.ts';
import { test as fixtures } from '../../support/fixtures.ts';
import { signInWithGoogle } from '../../support/person.ts';

/* A person who sets up an environment, with the real client and the real sandbox. */

const { bram } = googleAccounts;
export const account = { email: bram.email, name: bram.name };

/** `test`, with a client whose person has signed in, at a platform that offers the setup and keeps none of another test. */
export const test = fixtures.extend('signedIn', ({ sandbox, startClient }) => {
  sandbox.platform.configure({ capabilities });
  sandbox.platform.environments.clear();
  return async (options: Partial<ClientOptions> = {}): Promise<Client> => {
    const client = await startClient(options);
    await signInWithGoogle(client);
    await client.reach('finished', ({ phase }) => phase === 'idle');
    await client.reachSetup('a board', ({ board }) => board !== null);
    return client;
  };
});

/** The first organisation of the board. */
export const organisationOf = ({ board }: SetupView) => board?.organisations[0];

/** Finds a company by what a person types, up to the question whether it is theirs. */
export async function findCompany(client: Client, query: string): Promise<void> {
  client.setUp({ type: 'open', part: 'finding' });
  client.setUp({ type: 'search', query });
  const { place } = await client.reachSetup(
    'found',
    ({ phase, place }) => phase === 'idle' && place.at === 'finding',
  );
  if (place.at !== 'finding' || !place.found?.[0]) throw new Error('nothing was found');
  client.setUp({ type: 'choose-company', company: place.found[0].id });
}

/** Adds a company, up to the proof. */
export async function addCompany(client: Client, query: string): Promise<void> {
  await findCompany(client, query);
  client.setUp({ type: 'add-organisation' });
  await client.reachSetup('the proof', ({ place, phase }) => place.at === 'verifying' && phase === 'idle');
}

/** Opens the page of the payment. Gives its address. */
export async function openPage(client: Client): Promise<string> {
  client.setUp({ type: 'verify', method: 'bank' });
  await client.reachSetup('opened', ({ place }) => place.at === 'verifying' && place.page === 'opened');
  return client.opened.at(-1) ?? 'no page';
}

/** Pays at the bank's page, as a person would in a browser. */
export async function pay(address: string, payment: string): Promise<void> {
  const body = new URLSearchParams({ payment });
  const response = await fetch(address, { method: 'POST', body });
  expect(response.status).toBe(200);
}
