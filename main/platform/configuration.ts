import { z } from 'zod';
import { codeOf } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { type Configuration, configuration } from '../platform-contract/contract.ts';
import { type CallPlatform, NotUnderstood } from './call.ts';

/** The last good configuration, as it is kept on disk. */
export const keptConfiguration = z.object({
  etag: z.string().nullable(),
  /** The version of the client that read it: another one may understand more of the same answer. */
  client: z.string().max(64).optional(),
  configuration,
});
export type KeptConfiguration = z.infer<typeof keptConfiguration>;

/** Where the last good configuration is kept. Neither call throws. */
type ConfigurationFile = {
  read(): Promise<KeptConfiguration | null>;
  write(kept: KeptConfiguration): void;
};

/**
 * What came of asking: `current`, what is known is what the platform says; `not-understood`, the platform answered in data
 * that this version cannot read, and what is known stays; `unreachable`, no answer of the platform's came.
 */
type ConfigurationOutcome = 'current' | 'not-understood' | 'unreachable';

/** What the platform offers. Neither call rejects. */
export type ConfigurationSource = {
  /** Tells what was kept, without a network. Not after an answer has come. */
  restore(): Promise<void>;
  /** Asks what it is today, and tells if that is something else. Of several answers the one that was asked for last counts. */
  ask(signal?: AbortSignal): Promise<ConfigurationOutcome>;
};

/** The platform's configuration: kept with its ETag, and asked for again at that price. */
export function configurationSource(options: {
  call: CallPlatform;
  file: ConfigurationFile;
  /** Of this client. */
  version: string;
  onChange: (configuration: Configuration) => void;
  log: Log;
}): ConfigurationSource {
  const { call, file, version, onChange, log } = options;
  let known: KeptConfiguration | null = null;
  let asked = 0;
  let answered = 0;
  let lastFailure: string | null = null;

  const take = async (number: number, signal: AbortSignal | undefined): Promise<void> => {
    const etag = known?.client === version ? known.etag : null;
    const answer = await call('getConfiguration', {
      ...(etag === null ? {} : { ifNoneMatch: etag }),
      ...(signal === undefined ? {} : { signal }),
    });
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
      if (kept === null || known !== null) return;
      known = kept;
      onChange(kept.configuration);
    },
    ask: async (signal) => {
      asked += 1;
      try {
        await take(asked, signal);
        lastFailure = null;
        return 'current';
      } catch (error) {
        const outcome = error instanceof NotUnderstood ? 'not-understood' : 'unreachable';
        const code = codeOf(error);
        // It is asked for again and again while there is no network: the log hears of each trouble once.
        if (code !== lastFailure) log.info('the configuration could not be had', { code, outcome, error });
        lastFailure = code;
        return outcome;
      }
    },
  };
}

/** Whether the platform asks for a later client than `version`. What it asked for last counts, also without a network. */
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
