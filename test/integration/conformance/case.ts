import type { FailureCode } from '#contract/failure.ts';
import type { Callback } from '../../support/hostile-browser.ts';
import type { Adapter } from '../../support/hostile-flow.ts';
import type { HostileIssuer, Misbehaviour } from '../../support/hostile-issuer.ts';

/** How a sign-in must end. `pending`: the callback is ignored, and the genuine one is still waited for. */
type Ending = { kind: 'accepted' } | { kind: 'refused'; code: FailureCode } | { kind: 'pending' };

/** One thing that a provider may do, and how the client must respond. */
export type Case = {
  suite: 'OIDF RP' | 'FAPI2 client' | 'library gaps';
  /** The module's own name, or the row's. */
  module: string;
  /** The metadata comes from discovery, under the provider's own host name, as in production. */
  usesDiscovery?: true;
  misbehaviour?: (issuer: HostileIssuer, adapter: Adapter) => Misbehaviour | Promise<Misbehaviour>;
  /** Changes the authorization response in the browser. */
  alterCallback?: (callback: Callback, issuer: HostileIssuer) => void;
  /** Runs after the browser was opened and before the authorization response. */
  beforeCallback?: (issuer: HostileIssuer) => void | Promise<void>;
  /** `refused` as an invalid answer by default. */
  ending?: Ending;
  /** The number of requests to the token endpoint; 1 by default, 0 if the authorization response is refused. */
  tokenRequests?: 0 | 1;
  requestTimeoutMs?: number;
  /** Why the module does not apply: the client, or one adapter, does not use what it is about. */
  notUsed?: string | Partial<Record<Adapter, string>>;
};

/** One line of the table that the report is made of. */
type ConformanceResult = Pick<Case, 'suite' | 'module'> & {
  adapter: Adapter;
  ending: string;
  notUsed?: string;
};

declare module 'vitest' {
  interface TaskMeta {
    conformance?: ConformanceResult;
  }
}

/** Why a case does not apply to an adapter; undefined if it does. */
export function noteFor({ notUsed }: Case, adapter: Adapter): string | undefined {
  return typeof notUsed === 'object' ? notUsed[adapter] : notUsed;
}

export const accepted: Ending = { kind: 'accepted' };
export const refused = (code: FailureCode): Ending => ({ kind: 'refused', code });

/** The cases of a suite; `prefix` comes before the name of each module. */
export const suiteOf = (
  suite: Case['suite'],
  cases: (Omit<Case, 'suite' | 'module'> & { name: string })[],
  prefix = '',
): Case[] => cases.map(({ name, ...rest }) => ({ suite, module: prefix + name, ...rest }));

/** Claims with some of them changed; undefined leaves one out. */
export const withClaims =
  (changes: Record<string, unknown> | ((claims: Record<string, unknown>) => Record<string, unknown>)) =>
  (): Misbehaviour => ({
    claims: (claims) => {
      const changed = typeof changes === 'function' ? changes(claims) : changes;
      const entries = Object.entries({ ...claims, ...changed });
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    },
  });

/** The time `fromNow` seconds from now, in seconds since 1970. */
export const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;
