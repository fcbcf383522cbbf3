import { type Fetch, hardened } from '../network/transport.ts';
import { callPlatform } from './call.ts';

/** How long the platform may take to show that it is there, in milliseconds. */
const patience = 5_000;

/** Asks the platform for something small and public. True where it is the platform that answers. Never rejects. */
export function platformProbe(platform: string, fetch: Fetch): (signal: AbortSignal) => Promise<boolean> {
  const call = callPlatform(platform, hardened(fetch, { timeoutMs: patience }));
  return (signal) =>
    call('getConfiguration', { signal }).then(
      () => true,
      () => false,
    );
}
