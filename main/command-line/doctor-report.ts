import type { CheckState, Examination } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import { anonymiser } from '../doctor/anonymity.ts';
import { doctorReport, type ReportFacts, toldCheck } from '../doctor/report.ts';
import { checkLine, reportText } from '../doctor/report-text.ts';
import { exitCodes, type PolicyReport, textOf } from './policy-report.ts';

/** What `--doctor` has at hand. */
export type DoctorLine = {
  /** Looks at everything, telling how far it is. Never rejects. */
  examine: (policy: PolicyView, onChange: (examination: Examination) => void) => Promise<Examination>;
  facts: ReportFacts;
  /** For whoever waits: not part of what is printed. */
  progress: (text: string) => void;
};

/**
 * Examines this machine and prints the report: what would be sent to whoever helps, and under it the rules with their
 * values, as `--print-policy` has them. Gives the exit code.
 */
export async function runDoctor(
  json: boolean,
  policy: PolicyReport,
  { examine, facts, progress, print }: DoctorLine & { print: (text: string) => void },
): Promise<number> {
  const told = new Set<string>();
  const rewrite = anonymiser(facts.person);
  const tell = ({ checks }: Examination) => {
    for (const check of checks) {
      if (!isEnded(check) || told.has(check.check)) continue;
      told.add(check.check);
      progress(`${checkLine(toldCheck(check, rewrite))}\n`);
    }
  };
  const examination = await examine(policy, json ? () => undefined : tell);
  const report = doctorReport(examination, policy, facts);
  print(
    json
      ? `${JSON.stringify({ examination: report, policy }, null, 2)}\n`
      : `${reportText(report)}\nPolicy\n\n${textOf(policy)}`,
  );
  if (policy.stops.length > 0) return exitCodes.stopped;
  return examination.checks.some(({ state }) => state === 'wrong') ? exitCodes.problems : 0;
}

const isEnded = ({ state }: CheckState) => state !== 'waiting' && state !== 'running';
