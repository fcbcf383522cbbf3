import { app } from 'electron';
import production from '../../assets/environments/production.json' with { type: 'json' };
import type { Machine } from '../app/machine.ts';
import type { Command } from '../command-line/arguments.ts';
import { runCommand } from '../command-line/commands.ts';
import { examineMachine } from '../command-line/examination.ts';
import { examine } from '../doctor/examination.ts';
import { openKeychain } from '../keychain/keychain.ts';
import { bareView } from '../policy/policy-view.ts';
import { createDoctorTools } from './doctor-tools.ts';
import { failStart, type Launch } from './launch.ts';
import { openNetworkFor, readThisMachine } from './this-machine.ts';

/** Runs a command instead of opening a window, and ends the process with its exit code. */
export function runCommandMode(command: Command, launch: Launch): void {
  readThisMachine()
    .then((machine) => carryOut(command, machine, launch))
    .then((code) => {
      // Writing to a pipe is asynchronous: exiting before it is flushed would cut off the output.
      process.stdout.write('', () => app.exit(code));
    })
    .catch((error: unknown) => failStart(error, launch.log));
}

/** @returns the exit code */
async function carryOut(
  command: Command,
  { policies, effectivePolicy, loaded }: Machine,
  { version, folder, log }: Launch,
): Promise<number> {
  const environment = loaded.ok ? loaded.environment : null;
  const secrets = openKeychain({ environment: environment?.name ?? 'production', log });
  const { facts, ...tools } = createDoctorTools({ window: null });
  let { values } = effectivePolicy;
  const onPolicy = (known: typeof values) => {
    values = known;
  };
  return await runCommand(command, {
    platform: environment?.platform ?? production.platform,
    version,
    report: async () =>
      environment
        ? await examineMachine({ environment, version, folder, policies, log, onPolicy })
        : { client: version, environment: '', organisation: null, ...bareView(effectivePolicy) },
    secrets,
    folder,
    log,
    doctor: {
      examine: async (policy, onChange) => {
        const { fetch, resolveProxy } = await openNetworkFor(values, log);
        const all = { ...tools, resolveProxy, environment, folder, secrets, fetch, log };
        return await examine({ ...all, policy, onChange });
      },
      facts: { version, environment, ...facts },
      progress: (text) => process.stderr.write(text),
    },
    takeLock: () => app.requestSingleInstanceLock(),
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  });
}
