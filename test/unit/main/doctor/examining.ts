import type { CheckName, CheckState, Examination } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import { type ExaminationOptions, examine } from '../../../../main/doctor/examination.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { bareView } from '../../../../main/policy/policy-view.ts';
import { memorySecrets, silentLog } from '../../../support/scripted-ports.ts';

/** The rules of a machine with these sources, where all that this client can do is offered. */
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

/** Examines, and gives every state that was told on the way. */
export async function examined(
  options: ExaminationOptions,
): Promise<{ whole: Examination; told: Examination[] }> {
  const told: Examination[] = [];
  const whole = await examine({ ...options, onChange: (examination) => void told.push(examination) });
  return { whole, told };
}

/** What an examination says of one check. */
export function of({ checks }: Examination, name: CheckName): CheckState | undefined {
  return checks.find(({ check }) => check === name);
}

/** What is not fine, each as `check code`, with the state where it is a warning. */
export function findings({ checks }: Examination): string[] {
  return checks.flatMap((check) => {
    if (check.state === 'wrong') return [`${check.check} ${check.code}`];
    return check.state === 'warning' ? [`${check.check} ${check.code} (warning)`] : [];
  });
}
