import type { PolicyOrigin, PolicyProblem } from '#contract/policy.ts';
import type { RegistryKey } from './registry-export.ts';

/** A part of the registry in which policies can be, and whose word they are there. */
export type Hive = {
  name: 'HKLM' | 'HKCU';
  /** Its policies' key, as administrators write it. */
  location: string;
  /** The same with the hive's name in full. */
  path: string;
  enforced: PolicyOrigin;
  recommended: PolicyOrigin;
};

const key = 'SOFTWARE\\Policies\\eConnect\\Onboarding';

/** Both of them, the machine's first. */
export const hives: readonly Hive[] = [
  {
    name: 'HKLM',
    location: `HKLM\\${key}`,
    path: `HKEY_LOCAL_MACHINE\\${key}`,
    enforced: 'machine',
    recommended: 'machine-recommended',
  },
  {
    name: 'HKCU',
    location: `HKCU\\${key}`,
    path: `HKEY_CURRENT_USER\\${key}`,
    enforced: 'user',
    recommended: 'user-recommended',
  },
];

/**
 * What one way to read made of a hive: the policies' key with all below it (none: there is no such key), what is wrong
 * with them, or why this way gives no answer, so that another has to be asked.
 */
export type Reading = { keys: readonly RegistryKey[] } | { problem: PolicyProblem } | { refused: string };

/** One way to read the registry. Never rejects. */
export type RegistryReader = (hives: readonly Hive[]) => Promise<ReadonlyMap<Hive, Reading>>;
