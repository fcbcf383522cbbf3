import { type PlatformAccountSeed, platformAccounts } from '../accounts.ts';
import type { AccountStore } from '../platform/account-store.ts';
import { passwordHash } from '../platform/secrets.ts';

let hashes: Promise<(readonly [email: string, hash: string])[]> | undefined;

/** Gives the made-up accounts their passwords, where they have none of their own yet. */
export async function setPasswords(accounts: AccountStore): Promise<void> {
  hashes ??= hashAll();
  for (const [email, hash] of await hashes) {
    const account = accounts.byEmail(email);
    if (account) account.passwordHash ??= hash;
  }
}

/** Once per process: scrypt takes its time on purpose. */
function hashAll() {
  const seeds: PlatformAccountSeed[] = Object.values(platformAccounts);
  return Promise.all(
    seeds.flatMap(({ email, password }) =>
      password === undefined ? [] : [passwordHash(password).then((hash) => [email, hash] as const)],
    ),
  );
}
