import type { Bridge } from '#contract/contract.ts';

declare global {
  interface Window {
    /** The only way out of the window, exposed by the preload. */
    readonly onboarding: Bridge;
  }
}
