import { dirname } from 'node:path';
import pilot from '../assets/environments/pilot.json' with { type: 'json' };
import production from '../assets/environments/production.json' with { type: 'json' };
import { build } from './build/build.ts';
import { buildSources } from './build/build-configuration.ts';
import { loadEnvironment } from './environment/load.ts';
import { profileFolders } from './machine-rules.ts';
import { effectivePolicy } from './policy/effective-policy.ts';
import { policyReader } from './policy/sources/policy-reader.ts';

/** What administrators say on this machine, and the environment that follows from it. */
export async function readMachine({ packaged, userName }: { packaged: boolean; userName: string | null }) {
  const reader = policyReader(process.platform, {
    userName,
  });
  const builtIn = buildSources(build);
  const found = await reader.read();
  const said = effectivePolicy([...found, ...builtIn]);
  const loaded = await loadEnvironment({
    packaged,
    file: process.env.ONBOARDING_ENVIRONMENT,
    bundled: said.values.Environment === 'pilot' ? pilot : production,
  });
  const policies = {
    reader,
    found,
    build: builtIn,
    profileFolders: profileFolders(process.platform),
    appFolder: dirname(process.execPath),
  };
  return { policies, said, loaded };
}

export type Machine = Awaited<ReturnType<typeof readMachine>>;
