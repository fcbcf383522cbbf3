import type { Examination } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import { createAnonymiser } from '../doctor/anonymity.ts';
import { isEnded } from '../doctor/diagnosis.ts';
import { anonymiseCheck, createDoctorReport, type ReportFacts } from '../doctor/report.ts';
import { formatCheck, formatReport } from '../doctor/report-text.ts';
import { exitCodes } from './exit-codes.ts';
import { formatPolicyReport, type PolicyReport } from './policy-report.ts';

/** What `--doctor` needs. */
export type DoctorCommandOptions = {
  /** Runs all checks and reports each change. Never rejects. */
  examine: (policy: PolicyView, onChange: (examination: Examination) => void) => Promise<Examination>;
  facts: ReportFacts;
  /** Shows the progress on stderr, apart from the printed report. */
  progress: (text: string) => void;
};

/**
 * Examines this machine and prints the report that can be sent to a help desk, followed by the rules with their values as
 * `--print-policy` prints them.
 *
 * @returns the exit code
 */
export async function runDoctor(
  json: boolean,
  policy: PolicyReport,
  { examine, facts, progress, print }: DoctorCommandOptions & { print: (text: string) => void },
): Promise<number> {
  const told = new Set<string>();
  const rewrite = createAnonymiser(facts.person);
  const tell = ({ checks }: Examination) => {
    for (const check of checks) {
      if (!isEnded(check) || told.has(check.check)) continue;
      told.add(check.check);
      progress(`${formatCheck(anonymiseCheck(check, rewrite))}\n`);
    }
  };
  const examination = await examine(policy, json ? () => undefined : tell);
  const report = createDoctorReport(examination, policy, facts);
  print(
    json
      ? `${JSON.stringify({ examination: report, policy }, null, 2)}\n`
      : `${formatReport(report)}\nPolicy\n\n${formatPolicyReport(policy)}`,
  );
  if (policy.stops.length > 0) return exitCodes.stopped;
  return examination.checks.some(({ state }) => state === 'wrong') ? exitCodes.problems : 0;
}
