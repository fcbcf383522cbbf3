import type { Effect } from '../effect.ts';
import type { EffectContext } from './effect-context.ts';

/** Asks the platform which organisation a link means, or what has become of one that a person was asked about. */
export async function findOrganisation(
  { slug, by }: Effect<'find-organisation'>,
  { ports, report, signal }: EffectContext,
): Promise<void> {
  const organisation = await ports.organisations.bySlug(slug, signal);
  report({ type: 'organisation-found', slug, organisation, by });
}

/** Lets an organisation's rules hold, as the person has said. */
export async function adoptOrganisation(
  { choice }: Effect<'adopt-organisation'>,
  { ports, report }: EffectContext,
): Promise<void> {
  const method = await ports.organisations.adopt(choice);
  report({ type: 'organisation-adopted', method });
}
