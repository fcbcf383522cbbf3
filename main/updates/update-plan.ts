import type { PolicyValues } from '../policy/policy-schema.ts';
import type { InstallKind } from './install-kind.ts';

export type UpdateMode = NonNullable<PolicyValues['UpdateMode']>;

/** The copy of the app that runs. `kind` matters of a packaged one alone. */
export type Install = { packaged: boolean; kind: InstallKind };

/** What may happen about newer versions, and when. */
export type UpdatePlan = {
  /** When the feed may be asked. */
  check: 'never' | 'when-asked' | 'at-start';
  /** When a newer version may be fetched and put in the place of this one. */
  install: 'never' | 'when-asked' | 'on-quit';
  /** It is the administrator's to install: the window says so in the place of a button. */
  byIt: boolean;
};

/**
 * What may happen about newer versions: what the policy wants, as far as this copy can be replaced without an
 * administrator. A copy for the whole machine is never replaced and never asks for rights, whatever the policy says.
 */
export function planUpdates(mode: UpdateMode, { packaged, kind }: Install): UpdatePlan {
  const byIt = packaged && kind === 'machine';
  if (!packaged || kind === 'loose' || mode === 'none') return { check: 'never', install: 'never', byIt };
  const check = mode === 'manual' ? 'when-asked' : 'at-start';
  if (byIt) return { check, install: 'never', byIt };
  return { check, install: mode === 'auto' ? 'on-quit' : 'when-asked', byIt };
}
