import production from '../assets/environments/production.json' with { type: 'json' };
import type { Command } from './command-line/arguments.ts';
import { runCommand } from './command-line/commands.ts';
import { examineMachine } from './command-line/examination.ts';
import { type ExaminationOptions, examine } from './doctor/examination.ts';
import type { localFacts } from './doctor/report.ts';
import { openKeychain } from './keychain/keychain.ts';
import type { Log } from './log/log.ts';
import type { Machine } from './machine.ts';
import type { Fetch } from './network/transport.ts';
import type { PolicyValues } from './policy/policy-schema.ts';
import { bareView } from './policy/policy-view.ts';

/** What the app has at hand for a command. */
type CommandTools = {
  app: { exit(code: number): void; requestSingleInstanceLock(): boolean };
  /** The network once it can be had, by the way out that the rules name. */
  openNetwork: (values: PolicyValues) => Promise<{
    fetch: Fetch;
    resolveProxy: (url: string) => Promise<string>;
  }>;
  machine: Machine;
  doctor: Pick<ExaminationOptions, 'hasBrowser' | 'ownsDeepLinks'> & { facts: ReturnType<typeof localFacts> };
  version: string;
  /** Where this client keeps its files. */
  folder: string;
  log: Log;
};

/** Carries out a command in the place of a window, and ends with its code. */
export async function endWithCommand(
  asked: Command,
  { app, openNetwork, machine, doctor, version, folder, log }: CommandTools,
): Promise<void> {
  const { policies, said, loaded } = machine;
  const environment = loaded.ok ? loaded.environment : null;
  const secrets = openKeychain({ environment: environment?.name ?? 'production', log });
  let { values } = said;
  const onPolicy = (known: typeof values) => {
    values = known;
  };
  const code = await runCommand(asked, {
    platform: environment?.platform ?? production.platform,
    version,
    report: async () =>
      environment
        ? await examineMachine({ environment, version, folder, policies, log, onPolicy })
        : { client: version, environment: '', organisation: null, ...bareView(said) },
    secrets,
    folder,
    log,
    doctor: {
      examine: async (policy, onChange) => {
        const { fetch, resolveProxy } = await openNetwork(values);
        const tools = { ...doctor, resolveProxy, environment, folder, secrets, fetch, log };
        return await examine({ ...tools, policy, onChange });
      },
      facts: { version, environment, ...doctor.facts },
      progress: (text) => process.stderr.write(text),
    },
    takeLock: () => app.requestSingleInstanceLock(),
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  });
  // A pipe takes its time, and leaving at once would cut it off.
  process.stdout.write('', () => app.exit(code));
}
