import { z } from 'zod';
import { failureCodeOf } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { type Configuration, configuration } from '../platform-contract/contract.ts';
import { type CallPlatform, NotUnderstood } from './call.ts';

/** The last valid configuration, as it is stored on disk. */
export const keptConfiguration = z.object({
  etag: z.string().nullable(),
  /** The client version that read it. Another version ignores the ETag, because it may understand more of the same answer. */
  client: z.string().max(64).optional(),
  configuration,
});
export type KeptConfiguration = z.infer<typeof keptConfiguration>;

/** The file of the last valid configuration. Neither call throws. */
type ConfigurationFile = {
  read(): Promise<KeptConfiguration | null>;
  write(kept: KeptConfiguration): void;
};

/**
 * The result of asking. `current`: the known configuration is the platform's present one. `not-understood`: the platform
 * answered with data that this version cannot read, and the known one stays. `unreachable`: the platform did not answer.
 */
type ConfigurationOutcome = 'current' | 'not-understood' | 'unreachable';

/** Loads the platform's configuration. Neither call rejects. */
export type ConfigurationSource = {
  /** Reads the configuration from disk, and calls `onChange` with it unless the platform has answered already. */
  restore(): Promise<void>;
  /** Asks for the present configuration, and calls `onChange` if it is another one. An answer that was overtaken is dropped. */
  ask(signal?: AbortSignal): Promise<ConfigurationOutcome>;
};

/** Makes the source of the platform's configuration, which is stored with its ETag so that asking again costs little. */
export function createConfigurationSource(options: {
  call: CallPlatform;
  file: ConfigurationFile;
  /** The version of this client, SemVer. */
  version: string;
  onChange: (configuration: Configuration) => void;
  /** The app ends: what is under way is dropped, and nothing more is written. */
  ending: AbortSignal;
  log: Log;
}): ConfigurationSource {
  const { call, file, version, onChange, ending, log } = options;
  let known: KeptConfiguration | null = null;
  let asked = 0;
  let answered = 0;
  let lastFailure: string | null = null;

  const load = async (number: number, signal: AbortSignal): Promise<void> => {
    const etag = known?.client === version ? known.etag : null;
    const answer = await call('getConfiguration', {
      ...(etag === null ? {} : { ifNoneMatch: etag }),
      signal,
    });
    ending.throwIfAborted();
    if (number < answered) return;
    answered = number;
    if (answer.status === 304) return;
    known = { etag: answer.headers.get('etag'), client: version, configuration: answer.value };
    file.write(known);
    onChange(known.configuration);
  };

  return {
    restore: async () => {
      const kept = await file.read();
      if (kept === null || known !== null || ending.aborted) return;
      known = kept;
      onChange(kept.configuration);
    },
    ask: async (signal = ending) => {
      asked += 1;
      try {
        await load(asked, signal);
        lastFailure = null;
        return 'current';
      } catch (error) {
        const outcome = error instanceof NotUnderstood ? 'not-understood' : 'unreachable';
        const code = failureCodeOf(error);
        // Without a network it is asked for again and again: a failure that repeats is logged once.
        if (code !== lastFailure && !ending.aborted)
          log.info('the configuration could not be loaded', { code, outcome, error });
        lastFailure = code;
        return outcome;
      }
    },
  };
}

/** Whether the platform asks for a later client than `version` (SemVer). False while no configuration is known. */
export function isTooOld(
  version: string,
  configuration: Pick<Configuration, 'minimumClientVersion'> | null,
): boolean {
  const minimum = configuration?.minimumClientVersion;
  if (minimum === undefined) return false;
  const [left, right] = [version, minimum].map((text) => text.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

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
