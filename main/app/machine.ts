import { dirname } from 'node:path';
import pilot from '../../assets/environments/pilot.json' with { type: 'json' };
import production from '../../assets/environments/production.json' with { type: 'json' };
import { build } from '../build/build.ts';
import { listBuildSources } from '../build/build-configuration.ts';
import { type LoadedEnvironment, loadEnvironment } from '../environment/load.ts';
import { combineSources, type EffectivePolicy } from '../policy/effective-policy.ts';
import { policyReader } from '../policy/sources/policy-reader.ts';
import { type MachineRulesOptions, profileFolders } from './machine-rules.ts';

/** The administrators' policies on this machine, and the environment that follows from them. */
export type Machine = {
  policies: MachineRulesOptions['policies'];
  /** What these policies set together, with what the build sets. */
  effectivePolicy: EffectivePolicy;
  loaded: LoadedEnvironment;
};

/** Reads the policies and the environment. Only an unpackaged app takes its environment from `ONBOARDING_ENVIRONMENT`. */
export async function readMachine(options: {
  isPackaged: boolean;
  /** The person's user name in the system; null where the system gives none. */
  userName: string | null;
  process: Pick<NodeJS.Process, 'platform' | 'execPath' | 'env'>;
}): Promise<Machine> {
  const { platform, execPath } = options.process;
  const reader = policyReader(platform, options.userName);
  const builtIn = listBuildSources(build);
  const found = await reader.read();
  const effectivePolicy = combineSources([...found, ...builtIn]);
  const loaded = await loadEnvironment({
    packaged: options.isPackaged,
    file: options.process.env.ONBOARDING_ENVIRONMENT,
    bundled: effectivePolicy.values.Environment === 'pilot' ? pilot : production,
  });
  const policies = {
    reader,
    found,
    build: builtIn,
    profileFolders: profileFolders(platform),
    appFolder: dirname(execPath),
  };
  return { policies, effectivePolicy, loaded };
}
