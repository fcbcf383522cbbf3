import type { Environment } from '../environment/environment.ts';
import {
  discoveryPath,
  googleIssuer,
  googleKeys,
  googleTokenEndpoint,
  publicDocument,
  withoutSlash,
} from '../sign-in/provider-addresses.ts';

/** The checks of one host each. */
export type HostCheck = 'platform' | 'issuer' | 'microsoft' | 'google';

/** A host that sign-ins need, with the address of a small public JSON document there. */
export type DoctorHost = { check: HostCheck; url: string };

/** Returns the hosts of an environment to check. Only its configured providers are included. */
export function listHosts({ platform, issuer, providers }: Environment): DoctorHost[] {
  return [
    { check: 'platform', url: `${withoutSlash(platform)}/.well-known/econnect-onboarding` },
    { check: 'issuer', url: `${withoutSlash(issuer)}${discoveryPath}` },
    ...providers.flatMap((settings): DoctorHost[] =>
      settings.kind === 'oidc' ? [] : [{ check: settings.kind, url: publicDocument(settings) }],
    ),
  ];
}

/** A host that a firewall or a proxy must allow, as listed in `docs/hosts.json`. */
export type NeededHost = {
  host: string;
  port: number;
  /** The sign-in method that needs the host. A host of a method that is not allowed can stay blocked. */
  when: 'always' | 'microsoft' | 'google';
  purpose: string;
};

/** Returns the hosts that an IT department must allow for an environment, except the host of updates. */
export function listNeededHosts({ platform, issuer, providers }: Environment): NeededHost[] {
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
  return { host: url.hostname, port: getPort(url), when, purpose };
}

/** Returns the port of a URL, with the default of its scheme. */
export function getPort({ protocol, port }: URL): number {
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

/** Returns the host name of a URL, an IPv6 address without its brackets. */
export function getHostName({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Whether an address is on loopback, so that it needs no network. */
export function isLoopbackAddress(address: string): boolean {
  return /^(127(\.\d+){3}|::1|localhost)$/.test(getHostName(new URL(address)));
}
