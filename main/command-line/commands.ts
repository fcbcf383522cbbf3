import { combineSources } from '../policy/effective-policy.ts';
import { checkConsistency } from '../policy/organisation-policy.ts';
import { problemText } from '../policy/problem-text.ts';
import { tooLarge, unusable } from '../policy/sources/container.ts';
import { policyJson } from '../policy/sources/policy-json.ts';
import { maxPolicyBytes } from '../policy/sources/trusted-file.ts';
import { type BoundedFile, readBoundedFile } from '../storage/file-access.ts';
import type { Command } from './arguments.ts';
import { type DoctorCommandOptions, runDoctor } from './doctor-report.ts';
import { exitCodes } from './exit-codes.ts';
import { exitCodeOf, formatPolicyReport, type PolicyReport } from './policy-report.ts';
import { type ResetOptions, reset } from './reset.ts';

/** What the commands need. No command opens a window, and only the doctor uses the network. */
type CommandLine = ResetOptions & {
  /** Base URL of the platform in use. */
  platform: string;
  version: string;
  report: () => Promise<PolicyReport>;
  doctor: DoctorCommandOptions;
};

/** The text of `--help`. */
export const usageText = `Usage:
  --print-policy [--json]       the rules that hold here, and where each comes from
  --validate-policy <file>      whether a policy file in JSON is right, before it is rolled out  [--json]
  --doctor [--json]             what works here and what does not
  --reset                       forgets everything that this client keeps for this user
  --version                     which version this is
  --help                        this

Exit codes: 0 rules in force · 1 something of them does not count · 2 nothing is allowed · 3 no rules · 64 usage · 66 the file cannot be read · 75 the app runs: close it first
--doctor: 0 nothing is wrong · 1 something is · 2 nothing is allowed
--reset: 0 all is forgotten · 1 something cannot be removed · 75 the app is open
Without any of these the window opens: 70 it could not start · 75 it is open already
`;

/** Runs a command. @returns the exit code */
export async function runCommand(command: Command, line: CommandLine): Promise<number> {
  switch (command.name) {
    case 'usage':
      line.print(`${command.reason}\n\n${usageText}`);
      return exitCodes.usage;
    case 'help':
      line.print(usageText);
      return 0;
    case 'version':
      line.print(`eConnect Onboarding ${line.version}\n`);
      return 0;
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
  print(json ? asJson(found) : formatPolicyReport(found));
  return exitCodeOf(found);
}

function whyUnread(read: Exclude<BoundedFile, { kind: 'content' | 'too-large' }>): string {
  switch (read.kind) {
    case 'absent':
      return 'there is no such file';
    case 'not-regular':
      return 'a folder, a pipe or a device is not read, only a file';
    case 'unreadable':
      return `the system says ${read.errno}`;
  }
}

/** Validates the file as the machine's enforced policy, except for its owner and permissions. */
async function validate(
  { file, json }: Extract<Command, { name: 'validate-policy' }>,
  { platform, print }: CommandLine,
): Promise<number> {
  const read = await readBoundedFile(file, { maxBytes: maxPolicyBytes });
  if (read.kind !== 'content' && read.kind !== 'too-large') {
    print(`${file} cannot be read: ${whyUnread(read)}\n`);
    return exitCodes.noInput;
  }
  const place = { origin: 'machine', location: file } as const;
  const source =
    read.kind === 'content'
      ? { ...place, ...(await policyJson(read.bytes)) }
      : unusable(place, tooLarge(maxPolicyBytes));
  const { keys, sources, stops } = checkConsistency(combineSources([source]), platform);
  const found = [...sources, ...keys].flatMap((place) => place.problems);
  // A well-formed policy can still allow nothing, for example by an empty list. That stop is not among the problems.
  const stopped =
    found.length === 0 ? stops.map(({ keys: names }) => `nothing is allowed by ${names.join(', ')}`) : [];
  const wrong = [...found.map(problemText), ...stopped];
  if (json) print(asJson({ file, valid: wrong.length === 0, problems: found, stops }));
  else if (wrong.length === 0) print(`${file} is right\n`);
  else print(`${file}\n${wrong.map((text) => `  ! ${text}\n`).join('')}`);
  if (stops.length > 0) return exitCodes.stopped;
  return found.length > 0 ? exitCodes.problems : 0;
}

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
