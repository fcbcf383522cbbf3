import { z } from 'zod';
import { codeOf } from '../failure.ts';
import type { Log } from '../log/log.ts';
import type { CallPlatform } from './call.ts';
import { type Configuration, configuration } from './contract.ts';

/** The last good configuration, as it is kept on disk. */
export const keptConfiguration = z.object({ etag: z.string().nullable(), configuration });
export type KeptConfiguration = z.infer<typeof keptConfiguration>;

/** Where the last good configuration is kept. Neither call throws. */
export type ConfigurationFile = {
  read(): Promise<KeptConfiguration | null>;
  write(kept: KeptConfiguration): void;
};

export type LatestConfigurationOptions = {
  call: CallPlatform;
  file: ConfigurationFile;
  /** Told of what was kept, and of each newer one. */
  onChange: (configuration: Configuration) => void;
  log: Pick<Log, 'info'>;
};

/**
 * What the platform offers: first what was kept, at once and without a network; then what it says today.
 *
 * The returned function asks the platform, and gives false where that could not be asked. What was kept is read once:
 * from then on only an answer replaces what is known, also where the disk refused to keep it. One question is under way
 * at a time, and whoever asks meanwhile waits for its answer: with two, the older answer could come last.
 */
export function latestConfiguration({
  call,
  file,
  onChange,
  log,
}: LatestConfigurationOptions): () => Promise<boolean> {
  let known: KeptConfiguration | null = null;
  let reading: Promise<void> | null = null;
  let asking: Promise<boolean> | null = null;

  const readKept = async () => {
    known = await file.read();
    if (known) onChange(known.configuration);
  };
  const ask = async (): Promise<boolean> => {
    reading ??= readKept();
    await reading;
    try {
      const answer = await call('getConfiguration', known?.etag ? { ifNoneMatch: known.etag } : {});
      if (answer.status === 304) return true;
      known = { etag: answer.headers.get('etag'), configuration: answer.value };
      file.write(known);
      onChange(known.configuration);
      return true;
    } catch (error) {
      log.info('the configuration could not be asked', { code: codeOf(error) });
      return false;
    }
  };
  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

/** Whether `version` (SemVer, three numbers) is older than `minimum`. */
export function isOlder(version: string, minimum: string): boolean {
  const [left, right] = [version, minimum].map((text) => text.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
