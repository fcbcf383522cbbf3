import type { UpdateView } from '#contract/update.ts';
import { createUpdates, type Updates } from '../../../../main/updates/updates.ts';

/** The app's updates, and the state that was told last. */
export type ObservedUpdates = Updates & { readonly state: UpdateView };

/** Updates whose every change is kept, as the window keeps them. */
export function observedUpdates(options: Parameters<typeof createUpdates>[0]): ObservedUpdates {
  const updates = createUpdates(options);
  let state: UpdateView = { status: 'off', managed: false, byIt: false };
  updates.onChange((told) => {
    state = told;
  });
  return Object.defineProperty(Object.assign(updates, { state }), 'state', { get: () => state });
}
