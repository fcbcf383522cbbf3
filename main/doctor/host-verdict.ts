import type { FindingCode, HostFacts } from '#contract/doctor.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Verdict } from './verdict.ts';

/** Latency above which a host counts as slow. */
const slowMs = 3_000;

/** The observations about a host. */
export type HostObservation = {
  facts: HostFacts;
  /** A host of eConnect, not of a provider. */
  isOurs: boolean;
  /** Why there was no response; null if there was one. */
  failure: FailureCode | null;
  /** The response was JSON, as expected of the address. */
  isData: boolean;
  /** A TLS certificate was received. */
  hasTls: boolean;
  /** The finding about the proxy, if the request failed there. */
  refusal: Extract<FindingCode, `proxy-${string}`> | null;
};

/** Returns the verdict on a host. Findings differ by who can solve the problem. */
export function judgeHost(seen: HostObservation): Verdict {
  const { facts: host, failure } = seen;
  if (failure !== null) return { state: 'wrong', code: classifyFailure(seen, failure), host };
  const { httpStatus = 0, latencyMs = 0, interceptor } = host;
  if (httpStatus >= 500 || httpStatus === 429)
    return { state: 'wrong', code: seen.isOurs ? 'platform-down' : 'provider-down', host };
  if (httpStatus < 200 || httpStatus > 299 || !seen.isData)
    return { state: 'wrong', code: 'answer-invalid', host };
  // A warning only: this computer trusts the inspecting product, so its IT department installed it.
  if (interceptor !== undefined) return { state: 'warning', code: 'tls-intercepted', host };
  if (latencyMs > slowMs) return { state: 'warning', code: 'host-slow', host };
  return { state: 'fine', host };
}

/** The finding for a missing response. */
function classifyFailure({ facts, hasTls, refusal }: HostObservation, failure: FailureCode): FindingCode {
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
      // An unresolved name explains the failure. Names are resolved only if the route is known.
      if (facts.via !== undefined && facts.address === undefined) return 'name-not-found';
      return failure === 'timeout' && hasTls ? 'host-slow' : 'host-unreachable';
  }
}
