import type { FailureCode } from '#contract/failure.ts';
import type { Callback } from '../../support/hostile-browser.ts';
import type { Adapter } from '../../support/hostile-flow.ts';
import type { HostileIssuer, Misbehaviour } from '../../support/hostile-issuer.ts';

/** How a sign-in must end. `pending`: the response is no response, and the genuine one is still waited for. */
type Ending = { kind: 'accepted' } | { kind: 'refused'; code: FailureCode } | { kind: 'pending' };

/** One thing that a provider may do, and how our client must take it. */
export type Case = {
  suite: 'OIDF RP' | 'FAPI2 client' | 'library gaps';
  /** The module's own name, or the row's. */
  module: string;
  /** Metadata by discovery, in the provider's name, as in production. */
  discovers?: true;
  misbehaviour?: (issuer: HostileIssuer, adapter: Adapter) => Misbehaviour | Promise<Misbehaviour>;
  /** Changes the response that the browser carries. */
  carries?: (callback: Callback, issuer: HostileIssuer) => void;
  /** Runs once the browser was opened, before the response. */
  meanwhile?: (issuer: HostileIssuer) => void | Promise<void>;
  /** Unless given it is refused, because what came is not valid. */
  ending?: Ending;
  /** Requests to the token endpoint: one, unless the response already was wrong. */
  tokenRequests?: 0 | 1;
  requestTimeoutMs?: number;
  /** What the module is about is not done, at all or by one adapter: why that is as good. */
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

/** Why a case has nothing to act on in an adapter, if so. */
export function noteFor({ notUsed }: Case, adapter: Adapter): string | undefined {
  return typeof notUsed === 'object' ? notUsed[adapter] : notUsed;
}

export const accepted: Ending = { kind: 'accepted' };
export const refused = (code: FailureCode): Ending => ({ kind: 'refused', code });

/** The cases of a suite, whose modules have names that begin alike. */
export const suiteOf = (
  suite: Case['suite'],
  cases: (Omit<Case, 'suite' | 'module'> & { name: string })[],
  prefix = '',
): Case[] => cases.map(({ name, ...rest }) => ({ suite, module: prefix + name, ...rest }));

/** Claims with some of them changed; undefined leaves one out. */
export const claiming =
  (changes: Record<string, unknown> | ((claims: Record<string, unknown>) => Record<string, unknown>)) =>
  (): Misbehaviour => ({
    claims: (claims) => {
      const changed = typeof changes === 'function' ? changes(claims) : changes;
      const entries = Object.entries({ ...claims, ...changed });
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    },
  });

/** Seconds since 1970, that much from now. */
export const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;
