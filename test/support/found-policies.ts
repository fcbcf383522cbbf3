import type { ApplicationOptions } from '../../main/app/application-options.ts';
import type { PolicyReader, PolicySource } from '../../main/policy/policy-source.ts';

/** Policies that an administrator can change while the app runs. */
export class ChangingPolicies {
  found: PolicySource[] = [];
  /** Has the app notice what is found now. */
  tell: () => void = () => undefined;

  readonly reader: PolicyReader = {
    read: async () => this.found,
    watch: (onChange) => {
      this.tell = onChange;
      return () => undefined;
    },
  };

  /** As the app gets them at its start. */
  forApp(appFolder: string): ApplicationOptions['policies'] {
    return { reader: this.reader, found: this.found, build: [], profileFolders: [], appFolder };
  }
}

/** What an administrator put in place before the start, and leaves as it is; nothing unless given. */
export function foundPolicies(appFolder: string, found: PolicySource[] = []): ApplicationOptions['policies'] {
  return Object.assign(new ChangingPolicies(), { found }).forApp(appFolder);
}
