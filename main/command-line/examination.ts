import { z } from 'zod';
import { type MachineRulesOptions, openMachineRules } from '../app/machine-rules.ts';
import { listUsableMethods, offersOf } from '../app/offers.ts';
import { narrowToPlatform } from '../app/rules-publisher.ts';
import type { Environment } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { hasCapability } from '../platform-contract/capabilities.ts';
import { configuration } from '../platform-contract/contract.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';
import { describePolicy } from '../policy/policy-view.ts';
import { openStateFolder } from '../storage/state-file.ts';
import type { PolicyReport } from './policy-report.ts';

/**
 * Reads the rules of this machine for this user, without a window or a network. The configuration is the last one on disk.
 */
export async function examineMachine(options: {
  environment: Environment;
  version: string;
  folder: string;
  policies: MachineRulesOptions['policies'];
  log: Log;
  /** Called with the policy values in force, before the returned promise resolves. */
  onPolicy?: (values: PolicyValues) => void;
}): Promise<PolicyReport> {
  const { environment, version, folder, policies, log, onPolicy } = options;
  const refuseToAsk = () => Promise.reject(new OnboardingError('offline'));
  const stateFolder = openStateFolder(folder, log);
  const rules = openMachineRules({
    environment,
    folder,
    policies: { ...policies, reader: { ...policies.reader, watch: () => () => undefined } },
    ask: { bySlug: refuseToAsk, byEmailDomain: refuseToAsk },
    stateFolder,
    isReadOnly: true,
    onChange: () => undefined,
    log,
  });
  await rules.readSettings();
  await rules.management.start();
  const { management } = rules;
  onPolicy?.(management.policy.values);
  const named = management.policy.organisation;
  const known = management.rules.organisation?.organisation.name;
  const kept = stateFolder.file('configuration', tolerant(z.object({ configuration })));
  const offered = (await kept.read()).value?.configuration ?? null;
  const exchanges = hasCapability(offered, 'exchange');
  const narrowed = narrowToPlatform(management.rules, offered);
  return {
    client: version,
    environment: environment.name,
    organisation: named && {
      slug: named.slug,
      required: management.rules.organisation?.mode === 'required' || named.required,
      ...(known === undefined ? {} : { name: known }),
    },
    ...describePolicy(
      management.policy,
      narrowed,
      offersOf(listUsableMethods(environment, narrowed, { exchanges }), offered, narrowed),
    ),
  };
}
