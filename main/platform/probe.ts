import type { ConfigurationSource } from './configuration.ts';

/** How long the platform may take to answer the probe, in milliseconds. */
const probeTimeoutMs = 5_000;

/**
 * Makes the probe that finds out whether the platform answers. It asks for the configuration, which is small and public, and
 * is used if it is new. JSON that does not fit the contract counts as an answer too; the page of a captive portal or a proxy
 * does not. The probe never rejects.
 */
export function createPlatformProbe(
  configuration: Pick<ConfigurationSource, 'ask'>,
): (signal: AbortSignal) => Promise<boolean> {
  return async (signal) => {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(probeTimeoutMs)]);
    return (await configuration.ask(inTime)) !== 'unreachable';
  };
}
