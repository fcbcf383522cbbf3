import type { Environment } from '../environment/environment.ts';
import {
  discoveryPath,
  googleIssuer,
  googleKeys,
  googleTokenEndpoint,
  publicDocument,
  withoutSlash,
} from '../sign-in/provider-addresses.ts';

/** The checks that are about a host. */
export type HostCheck = 'platform' | 'issuer' | 'microsoft' | 'google';

/** A host that sign-ins need, and an address there that is small, public and JSON. */
export type DoctorHost = { check: HostCheck; url: string };

/** The hosts of an environment that are looked at. Providers that it does not have are left out. */
export function hostsOf({ platform, issuer, providers }: Environment): DoctorHost[] {
  return [
    { check: 'platform', url: `${withoutSlash(platform)}/.well-known/econnect-onboarding` },
    { check: 'issuer', url: `${withoutSlash(issuer)}${discoveryPath}` },
    ...providers.flatMap((settings): DoctorHost[] =>
      settings.kind === 'oidc' ? [] : [{ check: settings.kind, url: publicDocument(settings) }],
    ),
  ];
}

/** A host that a firewall or a proxy has to let through, as `docs/hosts.json` has them. */
export type NeededHost = {
  host: string;
  port: number;
  /** A host for one way in can stay closed where that way is not allowed. */
  when: 'always' | 'microsoft' | 'google';
  purpose: string;
};

/** What an IT department has to let through for an environment, but for the host that newer versions come from. */
export function neededHosts({ platform, issuer, providers }: Environment): NeededHost[] {
  const rows = [
    needed(platform, 'always', 'the platform: organisations, accounts, activation, own addresses'),
    needed(issuer, 'always', 'signing in at eConnect, with Apple, and at an own provider'),
    ...providers.flatMap((settings): NeededHost[] => {
      if (settings.kind === 'oidc') return [];
      const own = settings.metadata;
      if (own) return [needed(own.jwks_uri, settings.kind, 'tokens and keys of the sandbox’s provider')];
      return settings.kind === 'microsoft'
        ? [needed(settings.authority, 'microsoft', 'the page of Microsoft, its tokens and its keys')]
        : [
            needed(googleIssuer, 'google', 'the page of Google, and what it says of itself'),
            needed(googleTokenEndpoint, 'google', 'tokens of Google'),
            needed(googleKeys, 'google', 'the keys that Google signs with'),
          ];
    }),
  ];
  const isFirst = ({ host, port }: NeededHost, index: number) =>
    rows.findIndex((row) => row.host === host && row.port === port) === index;
  return rows.filter(isFirst);
}

function needed(address: string, when: NeededHost['when'], purpose: string): NeededHost {
  const url = new URL(address);
  return { host: url.hostname, port: portOf(url), when, purpose };
}

/** The port that an address means. */
export function portOf({ protocol, port }: URL): number {
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

/** The name of a URL's host without what a URL puts around it. */
export function nameOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Whether an address leads nowhere but to this machine, so that no network is needed for it. */
export function isHere(address: string): boolean {
  return /^(127(\.\d+){3}|::1|localhost)$/.test(nameOf(new URL(address)));
}
