import type { Effect } from '../state.ts';
import type { Bench } from './runner.ts';

/** Asks the platform which organisation a link means, or what has become of one that a person was asked about. */
export async function findOrganisation(
  { operation, slug, by }: Extract<Effect, { do: 'find-organisation' }>,
  { ports, report, signal }: Bench,
): Promise<void> {
  const organisation = await ports.organisations.bySlug(slug, signal);
  report({ type: 'organisation-found', operation, slug, organisation, by });
}

/** Lets an organisation's rules hold, as the person has said. */
export async function adoptOrganisation(
  { operation, choice }: Extract<Effect, { do: 'adopt-organisation' }>,
  { ports, report }: Bench,
): Promise<void> {
  const method = await ports.organisations.adopt(choice);
  report({ type: 'organisation-adopted', operation, method });
}
