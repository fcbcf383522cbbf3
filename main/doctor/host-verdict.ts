import type { FindingCode, HostFacts } from '#contract/doctor.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Verdict } from './verdict.ts';

/** Milliseconds after which an answer is slow. */
const slow = 3_000;

/** What was seen of a host. */
export type HostSeen = {
  facts: HostFacts;
  /** eConnect's, and not a provider's. */
  isOurs: boolean;
  /** Why no answer came; null where one did. */
  failure: FailureCode | null;
  /** The answer was data, as this address gives. */
  isData: boolean;
  /** Somebody showed a certificate. */
  hasTls: boolean;
  /** What the proxy said of this host, where a request failed there. */
  refusal: Extract<FindingCode, `proxy-${string}`> | null;
};

/** What it means, told apart by who can mend it. */
export function verdictOn(seen: HostSeen): Verdict {
  const { facts: host, failure } = seen;
  if (failure !== null) return { state: 'wrong', code: silenceOf(seen, failure), host };
  const { httpStatus = 0, latencyMs = 0, interceptor } = host;
  if (httpStatus >= 500 || httpStatus === 429)
    return { state: 'wrong', code: seen.isOurs ? 'platform-down' : 'provider-down', host };
  if (httpStatus < 200 || httpStatus > 299 || !seen.isData)
    return { state: 'wrong', code: 'answer-invalid', host };
  // This computer trusts whoever opens the connection: its IT department wanted that.
  if (interceptor !== undefined) return { state: 'warning', code: 'tls-intercepted', host };
  if (latencyMs > slow) return { state: 'warning', code: 'host-slow', host };
  return { state: 'fine', host };
}

/** Why nothing came. */
function silenceOf({ facts, hasTls, refusal }: HostSeen, failure: FailureCode): FindingCode {
  switch (failure) {
    case 'captive-portal':
    case 'proxy-auth-required':
    case 'name-not-found':
      return failure;
    case 'proxy-unreachable':
      return refusal ?? failure;
    case 'certificate-untrusted':
      return facts.interceptor === undefined ? failure : 'tls-intercepted';
    case 'platform-answer-invalid':
    case 'platform-unavailable':
      return 'answer-invalid';
    default:
      // A name that nobody knows here explains that there was nothing to connect to. It is looked up where the way is known.
      if (facts.via !== undefined && facts.address === undefined) return 'name-not-found';
      return failure === 'timeout' && hasTls ? 'host-slow' : 'host-unreachable';
  }
}
