import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicyOrigin } from '#contract/policy.ts';
import { errnoOf } from '../../failure/onboarding-error.ts';
import type { PolicyReader, PolicySource } from '../policy-source.ts';
import { unusable } from './container.ts';
import { policyJson } from './policy-json.ts';
import { createPolledReader } from './polled-reader.ts';
import { systemTrust, type Trust, trustedFile, trustedFolder } from './trusted-file.ts';

/** Where an administrator puts policies; of equal origins the first ranks highest. */
const places: readonly { origin: PolicyOrigin; folder: string }[] = [
  { origin: 'machine', folder: 'etc/opt/econnect-onboarding/policies/managed' },
  { origin: 'machine', folder: 'etc/econnect-onboarding/policies/managed' },
  { origin: 'machine-recommended', folder: 'etc/opt/econnect-onboarding/policies/recommended' },
  { origin: 'machine-recommended', folder: 'etc/econnect-onboarding/policies/recommended' },
];

type LinuxPolicyOptions = Partial<Trust> & { everyMs?: number };

/**
 * The policies of a Linux machine: JSON files in `/etc/opt/econnect-onboarding/policies/{managed,recommended}`, or in
 * the alias `/etc/econnect-onboarding/policies`, which may be a link to the first.
 *
 * Every file is a source of its own, so that each can narrow what the others allow. Of those in one folder the last
 * name ranks highest: `90-exception.json` overrides `10-base.json`. Files count only where only the administrator could
 * have written them; others are reported with the reason and not read.
 */
export function linuxPolicies({ everyMs, ...given }: LinuxPolicyOptions = {}): PolicyReader {
  const trust = { ...systemTrust, ...given };
  const folders = places.map(({ folder }) => join(trust.root, folder));
  const look = async (): Promise<PolicySource[]> => {
    const seen = new Set<string>();
    const sources: PolicySource[] = [];
    for (const { origin, folder } of places) {
      sources.push(...(await sourcesIn(join(trust.root, folder), origin, trust, seen)));
    }
    return sources;
  };
  return createPolledReader(look, { folders, everyMs });
}

async function sourcesIn(
  folder: string,
  origin: PolicyOrigin,
  trust: Trust,
  seen: Set<string>,
): Promise<PolicySource[]> {
  const real = await trustedFolder(folder, trust);
  if (real === null) return [];
  if ('problem' in real) return [unusable({ origin, location: folder }, real.problem)];
  if (seen.has(real.found)) return [];
  seen.add(real.found);

  const names = await readdir(real.found).catch(errnoOf);
  if (typeof names === 'string')
    return names === 'ENOENT'
      ? []
      : [unusable({ origin, location: folder }, { code: 'unreadable', detail: names })];

  const sources: PolicySource[] = [];
  for (const name of names.filter(isPolicyFile).sort().reverse()) {
    const location = join(folder, name);
    const file = await trustedFile(join(real.found, name), trust);
    if (file === null) continue;
    if ('problem' in file) sources.push(unusable({ origin, location }, file.problem));
    else sources.push({ origin, location, ...(await policyJson(file.found)) });
  }
  return sources;
}

const isPolicyFile = (name: string): boolean => name.endsWith('.json') && !name.startsWith('.');
