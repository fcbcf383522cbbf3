import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../environment/environment.ts';
import { usableMethods } from '../environment/usable-methods.ts';
import { OnboardingError } from '../failure.ts';
import { offersOf } from '../journey/offers.ts';
import type { Log } from '../log/log.ts';
import { type MachineRulesOptions, openMachineRules } from '../machine-rules.ts';
import { configuration } from '../platform/contract.ts';
import { tolerant } from '../platform/tolerant-reader.ts';
import { policyView } from '../policy/policy-view.ts';
import { openStateFile } from '../storage/state-file.ts';
import type { PolicyReport } from './policy-report.ts';

/**
 * What holds on this machine for this user, without a window and without a network: what the platform said last counts.
 */
export async function examineMachine(options: {
  environment: Environment;
  version: string;
  folder: string;
  policies: MachineRulesOptions['policies'];
  log: Log;
}): Promise<PolicyReport> {
  const { environment, version, folder, policies, log } = options;
  const unasked = () => Promise.reject(new OnboardingError('offline'));
  const rules = openMachineRules({
    environment,
    folder,
    policies: { ...policies, reader: { ...policies.reader, watch: () => () => undefined } },
    ask: { bySlug: unasked, byEmailDomain: unasked },
    // Looking changes nothing.
    write: () => undefined,
    onChange: () => undefined,
    log,
  });
  await rules.readSettings();
  await rules.management.start();
  const { management } = rules;
  const named = management.policy.organisation;
  const known = management.rules.organisation?.organisation.name;
  const schema = tolerant(z.object({ configuration }));
  const kept = openStateFile({ path: join(folder, 'configuration.json'), schema, version: 1, log });
  const offered = (await kept.read()).value?.configuration ?? null;
  return {
    client: version,
    environment: environment.name,
    organisation: named && {
      slug: named.slug,
      required: management.rules.organisation?.mode === 'required' || named.required,
      ...(known === undefined ? {} : { name: known }),
    },
    ...policyView(
      management.policy,
      management.rules,
      offersOf(usableMethods(environment, management.rules), offered, management.rules),
    ),
  };
}
