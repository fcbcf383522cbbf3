import type { Effect } from '../effect.ts';
import type { EffectContext } from './effect-context.ts';

/** Looks up the organisation that a link names, or the present version of one that changed while it was shown. */
export async function findOrganisation(
  { slug, by }: Effect<'find-organisation'>,
  { ports, report, signal }: EffectContext,
): Promise<void> {
  const organisation = await ports.organisations.findBySlug(slug, signal);
  report({ type: 'organisation-found', slug, organisation, by });
}

/** Puts the rules of the organisation that the person confirmed in force. */
export async function adoptOrganisation(
  { choice }: Effect<'adopt-organisation'>,
  { ports, report }: EffectContext,
): Promise<void> {
  const method = await ports.organisations.adopt(choice);
  report({ type: 'organisation-adopted', method });
}
