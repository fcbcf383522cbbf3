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

type Document = z.infer<typeof keySet>;

/** What the header of a token names a key by (RFC 7515 §4.1). */
type KeyName = { kid: string; alg: string };

/** A provider's signing keys, fetched for one sign-in. */
export type KeySet = {
  /**
   * Starts fetching the keys. Each is imported as soon as they are there: the first import loads Node's WebCrypto, which costs
   * more than the verification itself. Resolves with the names of those that could be imported. Never rejects.
   */
  begin(): Promise<KeyName[]>;
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
    const { keys } = parsed.data;
    const find = createFinder(parsed.data);
    return { keys, find, imported: importKeys(keys, find) };
  };
  const first = prepare(load);
  let current: ReturnType<typeof load> | null = null;
  let loaded: Document['keys'] = [];
  let refetched = false;

  const resolver = async () => {
    current ??= first.take();
    const { keys, find } = await current;
    loaded = keys;
    return find;
  };

  return {
    begin: async () => {
      const early = await first.begin();
      return early === null ? [] : await early.imported;
    },
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
    issuerOf: (kid) => loaded.find((key) => key.kid === kid)?.issuer,
  };
}

/** @throws {OnboardingError} `sign-in-answer-invalid` */
function createFinder(document: Document): LocalJWKSet {
  try {
    // The cast: RFC 7517 allows any `kty` and any other members, and jose rejects a key that it cannot use.
    return createLocalJWKSet(document as JSONWebKeySet);
  } catch (error) {
    throw new OnboardingError('sign-in-answer-invalid', toSafeCause(error));
  }
}

/** Has jose import keys, which keeps them with the set. Never rejects: what cannot be imported fails once a token needs it. */
async function importKeys(keys: Document['keys'], find: LocalJWKSet): Promise<KeyName[]> {
  const usualAlgorithms: Readonly<Record<string, string>> = { RSA: 'RS256', EC: 'ES256' };
  const names = keys.flatMap(({ kty, kid, alg: named }) => {
    const alg = typeof named === 'string' ? named : usualAlgorithms[kty];
    return kid === undefined || alg === undefined ? [] : [{ kid, alg }];
  });
  const found = await Promise.allSettled(names.map((name) => find(name)));
  return names.filter((_, index) => found[index]?.status === 'fulfilled');
}
