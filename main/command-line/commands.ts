import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStore } from '../keychain/secret-store.ts';
import { effectivePolicy } from '../policy/effective-policy.ts';
import { consistentPolicy } from '../policy/organisation-policy.ts';
import { policyJson } from '../policy/sources/policy-json.ts';
import type { Command } from './arguments.ts';
import { type DoctorLine, runDoctor } from './doctor-report.ts';
import { exitCodeOf, exitCodes, type PolicyReport, problemText, textOf } from './policy-report.ts';

/** What a command has at hand. None opens a window, and none but the doctor touches a network. */
export type CommandLine = {
  /** Base of the platform in use. */
  platform: string;
  report: () => Promise<PolicyReport>;
  secrets: Pick<SecretStore, 'remove'>;
  /** Where this client keeps its files. */
  folder: string;
  doctor: DoctorLine;
  /** Takes the lock that the app holds while it runs; false where it runs. */
  takeLock: () => boolean;
  print: (text: string) => void;
  /** Writes to stderr. */
  complain: (text: string) => void;
};

const usage = `Usage:
  --print-policy [--json]       the rules that hold here, and where each comes from
  --validate-policy <file>      whether a policy file in JSON is right, before it is rolled out  [--json]
  --doctor [--json]             what works here and what does not
  --reset                       forgets everything that this client keeps for this user

Exit codes: 0 rules in force · 1 something of them does not count · 2 nothing is allowed · 3 no rules · 64 usage · 66 no such file · 75 the app runs: close it first
--doctor: 0 nothing is wrong · 1 something is · 2 nothing is allowed
`;

/** Carries out a command and gives the exit code. */
export async function runCommand(command: Command, line: CommandLine): Promise<number> {
  switch (command.name) {
    case 'usage':
      line.print(`${command.reason}\n\n${usage}`);
      return exitCodes.usage;
    case 'print-policy':
      return await printPolicy(command.json, line);
    case 'doctor':
      return await runDoctor(command.json, await line.report(), { ...line.doctor, print: line.print });
    case 'validate-policy':
      return await validate(command, line);
    case 'reset':
      return await reset(line);
  }
}

async function printPolicy(json: boolean, { report, print }: CommandLine): Promise<number> {
  const found = await report();
  print(json ? asJson(found) : textOf(found));
  return exitCodeOf(found);
}

/** Reads the file as the machine's enforced policy would be, but for who owns it. */
async function validate(
  { file, json }: Extract<Command, { name: 'validate-policy' }>,
  { platform, print }: CommandLine,
): Promise<number> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    print(`${file} cannot be read\n`);
    return exitCodes.noInput;
  }
  const { values, problems } = await policyJson(bytes);
  const source = { origin: 'machine', location: file, values, problems } as const;
  const { keys, sources, stops } = consistentPolicy(effectivePolicy([source]), platform);
  const found = [...sources, ...keys].flatMap((place) => place.problems);
  if (json) print(asJson({ file, valid: found.length === 0, problems: found, stops }));
  else if (found.length === 0) print(`${file} is right\n`);
  else print(`${file}\n${found.map((problem) => `  ${problemText(problem)}\n`).join('')}`);
  if (stops.length > 0) return exitCodes.stopped;
  return found.length > 0 ? exitCodes.problems : 0;
}

/** Files that this client makes; Chromium's own folders beside them hold nothing of a person. */
const ours =
  /^(journey|configuration|settings|organisations|terms|starts)\.json|^profile\.econnect-org$|^logs$/;

/** An app that runs would write down again what it knows. */
async function reset({ folder, secrets, takeLock, print, complain }: CommandLine): Promise<number> {
  if (!takeLock()) {
    complain('eConnect Onboarding is running: close it first. Nothing was forgotten.\n');
    return exitCodes.running;
  }
  const names = (await readdir(folder).catch(() => [])).filter((name) => ours.test(name));
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  for (const secret of ['session', 'pending', 'revocation'] as const) await secrets.remove(secret);
  print(`Forgotten: ${[...names, 'the keychain’s entries'].join(', ')}\n`);
  return 0;
}

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
