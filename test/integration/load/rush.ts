import type { ReceivedMail, Sandbox } from '../../sandbox/sandbox.ts';
import { contractClient, refresh } from '../../support/contract-client.ts';
import { crowd, crowdDomain, startCrowdedSandbox } from './crowd.ts';
import { byEmail, byGoogle, type Finished } from './journeys.ts';

/** What became of everybody. */
export type Rush = {
  /** Who set out, by address. */
  addresses: string[];
  finished: Finished[];
  /** What stopped those who did not. */
  lost: string[];
  /** How many accounts were made for each address: one mail of welcome goes with each. */
  accounts: Record<string, number>;
  /** The platform's own id of each address' account. */
  ids: string[];
  /** Whose account a refresh token turned out to lead to, by the address of its holder. */
  owners: Record<string, string>;
  /** Milliseconds until the last one was through. */
  milliseconds: number;
};

/** So many people by e-mail and as many by Google, all at once, through one sandbox and to the end. */
export async function rush(clients: number): Promise<Rush> {
  const people = crowd(clients);
  const sandbox = await startCrowdedSandbox(people);
  const welcomes: ReceivedMail[] = [];
  sandbox.mailbox.onMail((mail) => {
    if (mail.subject.startsWith('Bevestiging: je account')) welcomes.push(mail);
  });
  const begun = performance.now();
  const outcomes = await Promise.allSettled([
    ...people.map((_, index) =>
      byEmail(sandbox, {
        address: `mail-${index}@${crowdDomain}`,
        username: `mail-${index}`,
        uses: index % 2 === 0 ? 'link' : 'code',
      }),
    ),
    ...people.map((person) => byGoogle(sandbox, person)),
  ]);
  const milliseconds = performance.now() - begun;
  const finished = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  const addresses = people.flatMap(({ email }, index) => [`mail-${index}@${crowdDomain}`, email]);
  const ids = addresses.flatMap((address) => sandbox.platform.accountOf(address)?.id ?? []);
  const owners = await ownersOf(finished, sandbox);
  // Closing waits for the mails that are still on their way.
  await sandbox.close();
  const accounts = Object.fromEntries(
    addresses.map((address) => [address, welcomes.filter(({ to }) => to.includes(address)).length]),
  );
  return { addresses, finished, lost, accounts, ids, owners, milliseconds };
}

/** Asks the platform with each token whose it is. */
async function ownersOf(finished: readonly Finished[], sandbox: Sandbox): Promise<Record<string, string>> {
  const call = contractClient(sandbox);
  const owners: Record<string, string> = {};
  for (const { address, refreshToken } of finished) {
    const { body } = await refresh(call, refreshToken);
    owners[address] = (await call('getProfile', { bearer: body.access_token })).body.email;
  }
  return owners;
}
