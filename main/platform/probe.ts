import type { ConfigurationSource } from './configuration.ts';

/** How long the platform may take to show that it is there, in milliseconds. */
const probeTimeoutMs = 5_000;

/**
 * Whether it is the platform that answers, found out by asking for its configuration, which is small, public, and taken
 * over where it is new. That it can be understood is not asked: data is an answer of the platform's, the page of a portal
 * or a proxy is not. Never rejects.
 */
export function platformProbe(
  configuration: Pick<ConfigurationSource, 'ask'>,
): (signal: AbortSignal) => Promise<boolean> {
  return async (signal) => {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(probeTimeoutMs)]);
    return (await configuration.ask(inTime)) !== 'unreachable';
  };
}
