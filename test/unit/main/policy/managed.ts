import type { Organisation } from '../../../../main/platform-contract/contract.ts';
import type { Directory } from '../../../../main/policy/organisation-lookup.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { RulesStore } from '../../../../main/policy/rules-store.ts';
import type { OrganisationChoice } from '../../../../main/policy/sign-in-rules.ts';
import { ChangingPolicies } from '../../../support/found-policies.ts';
import { silentLog } from '../../../support/scripted-ports.ts';

/** An organisation that the directory knows. */
export const molen: Organisation = {
  slug: 'molen',
  name: 'Molen B.V.',
  method: 'google',
  hostedDomain: 'molen.test',
  emailDomains: ['molen.test'],
  restricted: false,
  support: 'https://molen.test/help',
};
/** Its policies, as an administrator puts them in place. */
export const required = { Organization: 'molen', SignInMode: 'required' };

/** What an administrator says in one place. */
export const managed = (values: Record<string, unknown>, more: Partial<PolicySource> = {}): PolicySource => ({
  origin: 'machine',
  location: '/etc/opt/10.json',
  values,
  problems: [],
  ...more,
});

/** Management of a machine whose places can be changed while it runs. */
export function manage(
  places: PolicySource[],
  directory: Partial<Directory> = {},
  profiles: PolicySource[] = [],
  leave: (() => Promise<void>) | null = null,
) {
  const policies = Object.assign(new ChangingPolicies(), { found: places });
  const chosen: { slug: string | null } = { slug: null };
  let told = 0;
  const onTold = new Set<() => void>();
  const management = new RulesStore({
    platform: 'https://platform.example',
    reader: policies.reader,
    found: policies.found,
    build: [],
    personal: {
      sources: async () =>
        chosen.slug === null
          ? profiles
          : [managed({ Organization: chosen.slug }, { origin: 'setting', location: 'settings' })],
      adopt: async (choice: OrganisationChoice) => {
        chosen.slug = 'slug' in choice ? choice.slug : 'molen';
        return chosen.slug;
      },
      leave:
        leave ??
        (async () => {
          chosen.slug = null;
        }),
      get adopted() {
        return chosen.slug;
      },
    },
    directory: { kept: async () => null, bySlug: async () => molen, ...directory },
    log: silentLog,
    onChange: () => {
      told += 1;
      for (const call of onTold) call();
    },
  });
  return {
    management,
    told: () => told,
    /** Calls back at every change that is told. */
    onTold: (call: () => void) => void onTold.add(call),
    /** The administrator changes something. */
    change: async (to: PolicySource[]) => {
      policies.found = to;
      policies.tell();
      // A later turn waits for the one that the change began.
      await management.reload();
    },
  };
}

/** The same, once it has started. */
export async function startManaging(...given: Parameters<typeof manage>) {
  const managing = manage(...given);
  await managing.management.start();
  return managing;
}
