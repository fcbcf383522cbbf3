import { createLocalJWKSet, errors, type JSONWebKeySet, type LocalJWKSet } from 'jose';
import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { neverDropped, tolerant } from '../platform-contract/tolerant-reader.ts';
import { prepare } from './preparation.ts';
import { toSafeCause } from './safe-cause.ts';
import type { ProviderTransport } from './transport.ts';

/** A JWK Set (RFC 7517 §5). A key without these members is ignored, as §5 says; jose checks the rest. */
const keySet = z.object({
  keys: z
    .array(
      z.looseObject({
        kty: z.string(),
        kid: neverDropped(z.string().optional()),
        issuer: neverDropped(z.string().optional()),
      }),
    )
    .max(100),
});

/** A provider's signing keys, fetched for one sign-in. */
export type KeySet = {
  /** Starts fetching the keys. */
  begin(): void;
  /** Finds the key that a header names. An unknown `kid` fetches the keys once more, since keys rotate. */
  find: LocalJWKSet extends (...given: infer Given) => infer Found ? (...given: Given) => Found : never;
  /** The issuer whose tokens a key may sign, if the key names one. Microsoft's keys do: `…/{tenantid}/v2.0`. */
  issuerOf(kid: string | undefined): string | undefined;
};

/**
 * Creates a key set that is fetched through our transport: jose's own fetch would bypass the proxy and follow redirects.
 *
 * @throws {OnboardingError} From `find`: `sign-in-answer-invalid` for a malformed document, or a failure of the transport.
 */
export function createRemoteKeySet(transport: ProviderTransport, address: () => Promise<string>): KeySet {
  const load = async () => {
    const { status, body } = await transport.get(await address());
    const parsed = tolerant(keySet).safeParse(body);
    if (status !== 200 || !parsed.success) {
      throw new OnboardingError('sign-in-answer-invalid', new Error('no keys'));
    }
    return parsed.data;
  };
  const first = prepare(load);
  let current: Promise<z.infer<typeof keySet>> | null = null;
  let loaded: z.infer<typeof keySet> = { keys: [] };
  let refetched = false;

  const resolver = async () => {
    current ??= first.take();
    loaded = await current;
    try {
      // The cast: RFC 7517 allows any `kty` and any other members, and jose rejects a key that it cannot use.
      return createLocalJWKSet(loaded as JSONWebKeySet);
    } catch (error) {
      throw new OnboardingError('sign-in-answer-invalid', toSafeCause(error));
    }
  };

  return {
    begin: first.begin,
    async find(...given) {
      try {
        return await (await resolver())(...given);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || refetched) throw error;
        refetched = true;
        current = load();
        return await (await resolver())(...given);
      }
    },
    issuerOf: (kid) => loaded.keys.find((key) => key.kid === kid)?.issuer,
  };
}
