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

/**
 * What the platform offers: first what was kept, at once and without a network; then what it says today, if that
 * differs. False where it could not be asked.
 */
export async function watchConfiguration(options: {
  call: CallPlatform;
  file: ConfigurationFile;
  onChange: (configuration: Configuration) => void;
  log: Log;
}): Promise<boolean> {
  const { call, file, onChange, log } = options;
  const kept = await file.read();
  if (kept) onChange(kept.configuration);
  try {
    const answer = await call('getConfiguration', kept?.etag ? { ifNoneMatch: kept.etag } : {});
    if (answer.status === 304) return true;
    file.write({ etag: answer.headers.get('etag'), configuration: answer.value });
    onChange(answer.value);
    return true;
  } catch (error) {
    log.info('the configuration could not be asked', { code: codeOf(error) });
    return false;
  }
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
