import type { ApplicationOptions } from '../../main/app/application-options.ts';
import type { PolicySource } from '../../main/policy/policy-source.ts';

/** What an administrator put in place before the start, and leaves as it is; nothing unless given. */
export const foundPolicies = (
  appFolder: string,
  found: PolicySource[] = [],
): ApplicationOptions['policies'] => ({
  reader: { read: async () => found, watch: () => () => undefined },
  found,
  build: [],
  profileFolders: [],
  appFolder,
});
