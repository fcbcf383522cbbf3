import type { ReadableTerms } from '#contract/journey.ts';
import { savedJourney } from '../journey/saved-journey.ts';
import { keptConfiguration } from '../platform/configuration.ts';
import { keptTerms } from '../platform/terms.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import { savedSetup } from '../setup/saved-setup.ts';
import { createSafeMemory } from '../storage/safe-mode.ts';
import { openStateFolder } from '../storage/state-file.ts';
import type { ApplicationOptions } from './application-options.ts';

/** The files in which this client keeps its state. No call rejects. */
export type KeptFiles = ReturnType<typeof openKeptFiles>;

/** Opens the files; none is touched before it is read or written. Safe mode reads only the terms and overwrites nothing. */
export function openKeptFiles({
  folder,
  log,
  isSafe,
}: Pick<ApplicationOptions, 'folder' | 'log' | 'isSafe'>) {
  const stateFolder = openStateFolder(folder, log);
  const journey = stateFolder.file('journey', savedJourney);
  const terms = stateFolder.file<ReadableTerms>('terms', keptTerms);
  const configuration = stateFolder.file('configuration', tolerant(keptConfiguration));
  const setup = stateFolder.file('setup', tolerant(savedSetup));
  return {
    stateFolder,
    journey: isSafe ? createSafeMemory(journey, ({ at }) => at === 'choosing') : journey,
    terms: {
      read: async () => (await terms.read()).value,
      write: terms.write.bind(terms),
    },
    setup: {
      read: async () => (isSafe ? null : (await setup.read()).value),
      write: async (value: Parameters<typeof setup.write>[0]) => {
        if (!isSafe) await setup.write(value);
      },
      remove: () => {
        if (!isSafe) void setup.remove();
      },
    },
    configuration: {
      read: async () => (isSafe ? null : (await configuration.read()).value),
      write: configuration.write.bind(configuration),
    },
  };
}
