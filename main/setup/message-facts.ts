import type { Setup } from '../platform-contract/setup-contract.ts';
import { organisationsOf, type SetupState } from './setup-state.ts';

/** What a message to a colleague or to support is about. The names are the platform's, or what the person typed. */
export type MessageFacts = {
  environment: string;
  /** The e-mail addresses of those who administer it. */
  administrators: readonly string[];
  /** The one that is to be paid for; null at another place. */
  organisation: string | null;
  /** The address of the payment's page; null where the colleague needs another way than a page. */
  page: string | null;
  /** The organisation that is looked for, as it was typed or chosen; null where none is. */
  sought: string | null;
};

/** The facts for a message, at the place that the person has open. */
export function messageFactsOf(
  state: SetupState,
  { name, administrators }: Setup['environment'],
  nowMs: number,
): MessageFacts {
  const { place, page } = state;
  const id = place.at === 'verifying' ? place.organisation : null;
  const isUsable = page?.organisation === id && Date.parse(page.expiresAt) > nowMs;
  return {
    environment: name,
    administrators: administrators.map(({ email }) => email),
    organisation: organisationsOf(state).find((one) => one.id === id)?.name ?? null,
    page: isUsable ? page.url : null,
    sought: soughtAt(place),
  };
}

function soughtAt(place: SetupState['place']): string | null {
  if (place.at === 'finding') return place.searched.trim() || null;
  if (place.at !== 'confirming') return null;
  const { name, number } = place.company;
  return number === undefined ? name : `${name} (${number})`;
}
