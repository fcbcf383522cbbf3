import type { UpdateView } from '#contract/update.ts';
import { adaptUpdater } from '../../../../main/updates/updater.ts';
import { Updates } from '../../../../main/updates/updates.ts';
import { silentLog } from '../../../support/scripted-ports.ts';
import { type Installation, noRestart } from './feed.ts';

/** The app's updates, and the state that was told last. */
export type ObservedUpdates = Updates & { readonly state: UpdateView };

/** The updates of an installed app, over electron-updater's own classes. Every change is kept, as the window keeps them. */
export function updatesOf(
  { sdk }: Pick<Installation, 'sdk'>,
  options: Partial<ConstructorParameters<typeof Updates>[0]> = {},
): ObservedUpdates {
  const updates = new Updates({
    log: silentLog,
    restart: noRestart,
    through: (ask) => ask(),
    open: async (log, restart) => adaptUpdater(sdk, log, restart),
    hasFeed: () => true,
    ...options,
  });
  let state: UpdateView = { status: 'off', managed: false, byIt: false };
  updates.onChange((told) => {
    state = told;
  });
  return Object.defineProperty(Object.assign(updates, { state }), 'state', { get: () => state });
}
