import type { CheckName, CheckState, Examination } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import { type ExaminationOptions, examine } from '../../../../main/doctor/examination.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { bareView } from '../../../../main/policy/policy-view.ts';
import { memorySecrets, silentLog } from '../../../support/scripted-ports.ts';

/** The policy of a machine with these sources, on which everything is offered. */
export function policyOf(sources: PolicySource[] = []): PolicyView {
  const view = bareView(combineSources(sources));
  return {
    ...view,
    allowed: {
      methods: ['microsoft', 'google', 'apple', 'organisation', 'econnect'],
      emailSignUp: true,
      returnPaths: ['loopback', 'relay', 'paste'],
    },
  };
}

/** A machine where everything about the machine itself is fine. */
export function healthy(folder: string): ExaminationOptions {
  return {
    environment: null,
    folder,
    secrets: memorySecrets(),
    policy: policyOf(),
    hasBrowser: () => true,
    ownsDeepLinks: async () => true,
    fetch,
    resolveProxy: async () => 'DIRECT',
    log: silentLog,
  };
}

/** Runs an examination. Returns its result, and every update on the way. */
export async function runExamination(
  options: ExaminationOptions,
): Promise<{ whole: Examination; updates: Examination[] }> {
  const updates: Examination[] = [];
  const whole = await examine({ ...options, onChange: (examination) => void updates.push(examination) });
  return { whole, updates };
}

/** The state of one check in an examination. */
export function checkOf({ checks }: Examination, name: CheckName): CheckState | undefined {
  return checks.find(({ check }) => check === name);
}

/** The findings, each as `check code`, marked if it is a warning only. */
export function findings({ checks }: Examination): string[] {
  return checks.flatMap((check) => {
    if (check.state === 'wrong') return [`${check.check} ${check.code}`];
    return check.state === 'warning' ? [`${check.check} ${check.code} (warning)`] : [];
  });
}
