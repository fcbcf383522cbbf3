import type { Answering } from '../second-platform/http.ts';
import type { State } from '../second-platform/state.ts';
import { accountFaults } from './account-faults.ts';
import type { Planted } from './on-the-way.ts';
import { pageFaults } from './page-faults.ts';
import { signUpFaults } from './sign-up-faults.ts';

/** Faults that can be planted into a second platform. */
export const faults = { ...accountFaults, ...signUpFaults, ...pageFaults };
export type FaultName = keyof typeof faults;

/** Plants a fault into a second platform. */
export const planted =
  (name: FaultName) =>
  (state: State, next: Answering): Answering =>
  async (asked) => {
    const { at, fault }: Planted = faults[name];
    const isThere = at?.test(`${asked.method} ${asked.path}`) ?? true;
    return isThere ? await fault(asked, next, state) : await next(asked);
  };
