import type { Environment } from '../../main/environment/environment.ts';
import { tableRow } from '../lib/markdown.ts';

/** A host that a firewall or a proxy must allow. */
type AllowedHost = {
  host: string;
  port: number;
  /** Which program connects: the app, or the person's browser for signing in. */
  usedBy: ('app' | 'browser')[];
  /** When the host is needed: a sign-in method that is not allowed needs none, and neither do updates that IT installs. */
  when: 'always' | 'microsoft' | 'google' | 'updates';
  purpose: string;
};

/** The hosts by environment, as in `docs/hosts.json`. */
export type HostList = Record<string, AllowedHost[]>;

/** Google's hosts, which are in `main/sign-in/google.ts` and in Google's metadata, and in no environment. */
const google: readonly AllowedHost[] = [
  {
    host: 'accounts.google.com',
    port: 443,
    usedBy: ['app', 'browser'],
    when: 'google',
    purpose: 'the page of Google, and what it says of itself',
  },
  { host: 'oauth2.googleapis.com', port: 443, usedBy: ['app'], when: 'google', purpose: 'tokens of Google' },
  {
    host: 'www.googleapis.com',
    port: 443,
    usedBy: ['app'],
    when: 'google',
    purpose: 'the keys that Google signs with',
  },
];

/** Returns the hosts of each environment, without duplicates. `feed`: the address of updates. */
export function hostList(environments: readonly Environment[], feed: string): HostList {
  return Object.fromEntries(
    environments.map((environment) => [environment.name, hostsOf(environment, feed)]),
  );
}

function hostsOf({ platform, issuer, providers }: Environment, feed: string): AllowedHost[] {
  const hosts: AllowedHost[] = [
    {
      ...placeOf(platform),
      usedBy: ['app', 'browser'],
      when: 'always',
      purpose: 'the platform: organisations, accounts, activation, own addresses',
    },
    {
      ...placeOf(issuer),
      usedBy: ['app', 'browser'],
      when: 'always',
      purpose: 'signing in at eConnect, with Apple, and at an own provider',
    },
  ];
  for (const settings of providers) {
    if (settings.kind === 'microsoft')
      hosts.push({
        ...placeOf(settings.authority),
        usedBy: ['app', 'browser'],
        when: 'microsoft',
        purpose: 'the page of Microsoft, its tokens and its keys',
      });
    if (settings.kind === 'google') hosts.push(...google);
  }
  hosts.push({ ...placeOf(feed), usedBy: ['app'], when: 'updates', purpose: 'newer versions of the app' });
  return hosts;
}

function placeOf(address: string): Pick<AllowedHost, 'host' | 'port'> {
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== 'https:') throw new Error(`${address} is not https`);
  return { host: hostname, port: port === '' ? 443 : Number(port) };
}

const begin = '<!-- hosts: written by `npm run hosts` -->';
const end = '<!-- /hosts -->';

/** Returns the page with its table of hosts replaced. @throws {Error} If the page has no place for the table. */
export function withTable(page: string, list: HostList): string {
  const [before, rest, ...more] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`the page must have ${begin} and ${end} once`);
  return `${before}${begin}\n${table(list)}${end}${after}`;
}

function table(list: HostList): string {
  const rows = new Map<string, { row: AllowedHost; environments: string[] }>();
  for (const [environment, hosts] of Object.entries(list))
    for (const row of hosts) {
      const known = rows.get(row.host);
      if (known) known.environments.push(environment);
      else rows.set(row.host, { row, environments: [environment] });
    }
  const all = Object.keys(list).length;
  const lines = [...rows.values()].map(({ row: { host, port, usedBy, when, purpose }, environments }) =>
    tableRow([
      `\`${host}\``,
      port,
      environments.length === all ? 'every' : environments.join(', '),
      usedBy.join(', '),
      when,
      purpose,
    ]),
  );
  const head = ['| host | port | environment | used by | when | for |', '|---|---|---|---|---|---|'];
  return [...head, ...lines, ''].join('\n');
}
