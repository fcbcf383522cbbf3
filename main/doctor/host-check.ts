import type { FailureCode } from '#contract/failure.ts';
import { failureCodeOf } from '../failure/onboarding-error.ts';
import type { CertificateFacts, certificateOf } from '../network/certificate.ts';
import { type ProxyPlace, parseFirstRoute, type Route } from '../network/route.ts';
import { type Fetch, hardenFetch, skewSecondsFrom } from '../network/transport.ts';
import { type HostObservation, judgeHost } from './host-verdict.ts';
import { type DoctorHost, getHostName, getPort } from './hosts.ts';
import { nullOnFailure } from './limits.ts';
import { classifyProxyAnswer, describeRoute } from './proxy-check.ts';
import type { AskProxy } from './proxy-probe.ts';
import type { Verdict } from './verdict.ts';

/** What checking a host uses. */
export type HostTools = {
  /** The app's own fetch, so that the proxy and the trusted authorities are those of every request. */
  fetch: Fetch;
  /** The system's route to an address, in Chromium's format: `DIRECT`, `PROXY host:port`. */
  resolveProxy: (url: string) => Promise<string>;
  /** Resolves a host name to an address. Rejects if it has none. */
  lookup: (name: string) => Promise<string>;
  certificateOf: typeof certificateOf;
  askProxy: AskProxy;
};

/** The result of checking a host, with the facts that other checks need. */
export type HostOutcome = {
  verdict: Verdict;
  /** Why there was no response; null for any response. */
  failure: FailureCode | null;
  /** Seconds that this computer's clock is ahead of the host's. */
  skewSeconds: number | null;
  route: Route | null;
};

/** Checks one host by the route of the app's requests. Ends with the signal at the latest, and never rejects. */
export async function checkHost(
  { check, url }: DoctorHost,
  tools: HostTools,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<HostOutcome> {
  const time = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
  const target = new URL(url);
  const place = { host: getHostName(target), port: getPort(target) };
  const answering = ask(url, tools.fetch, { limit, time });
  // A PAC script can take long. Half of the time is left for the rest.
  const soon = AbortSignal.any([time, AbortSignal.timeout(limit / 2)]);
  const route = await findRoute(url, tools, soon);
  const [address, certificate, answer] = await Promise.all([
    resolveAddress(place.host, route, tools, time),
    target.protocol === 'https:' ? fetchCertificate(place, route, tools, time) : null,
    answering,
  ]);
  const refusal =
    answer.failure === 'proxy-unreachable' && route?.kind === 'http' && target.protocol === 'https:'
      ? classifyProxyAnswer(await nullOnFailure(() => tools.askProxy(route.proxy, place, time), time))
      : null;
  const via = describeRoute(route);
  const seen: HostObservation = {
    facts: {
      host: target.host,
      ...(address === null ? {} : { address }),
      ...(via === undefined ? {} : { via }),
      ...(certificate?.issuer ? { tlsIssuer: certificate.issuer } : {}),
      ...(certificate?.interceptor ? { interceptor: certificate.interceptor } : {}),
      ...(answer.status === null ? {} : { httpStatus: answer.status, latencyMs: answer.latencyMs }),
    },
    isOurs: check === 'platform' || check === 'issuer',
    failure: answer.failure,
    isData: answer.isData,
    hasTls: certificate !== null,
    refusal,
  };
  return { verdict: judgeHost(seen), failure: answer.failure, skewSeconds: answer.skew, route };
}

/** The address of a host name; `proxy` if the proxy resolves the name, null if it cannot be resolved. */
async function resolveAddress(
  host: string,
  route: Route | null,
  { lookup }: HostTools,
  signal: AbortSignal,
): Promise<string | null> {
  if (route === null) return null;
  return route.kind === 'direct' ? await nullOnFailure(() => lookup(host), signal) : 'proxy';
}

/** The certificate of a host, by the route of the app's requests; null if the route is unknown. */
async function fetchCertificate(
  { host, port }: ProxyPlace,
  route: Route | null,
  tools: HostTools,
  signal: AbortSignal,
): Promise<CertificateFacts | null> {
  if (route === null || route.kind === 'other') return null;
  const way = route.kind === 'http' ? { via: route.proxy } : {};
  return await nullOnFailure(() => tools.certificateOf(host, port, way, signal), signal);
}

/** The system's route to an address; null if it is not known in time. Never rejects. */
export async function findRoute(
  url: string,
  { resolveProxy }: Pick<HostTools, 'resolveProxy'>,
  signal: AbortSignal,
): Promise<Route | null> {
  return parseFirstRoute((await nullOnFailure(async () => await resolveProxy(url), signal)) ?? '');
}

type Answer = {
  failure: FailureCode | null;
  status: number | null;
  isData: boolean;
  latencyMs: number;
  skew: number | null;
};

async function ask(
  url: string,
  fetch: Fetch,
  { limit, time }: { limit: number; time: AbortSignal },
): Promise<Answer> {
  const asked = Date.now();
  const start = performance.now();
  const spent = () => Math.round(performance.now() - start);
  try {
    const response = await hardenFetch(fetch, { timeoutMs: limit })(url, {
      headers: { Accept: 'application/json' },
      signal: time,
    });
    const latencyMs = spent();
    const isData = await response.json().then(
      () => true,
      () => false,
    );
    const skew = skewSecondsFrom(response.headers, (asked + Date.now()) / 2);
    return { failure: null, status: response.status, isData, latencyMs, skew };
  } catch (error) {
    const failure = time.aborted ? 'timeout' : failureCodeOf(error);
    return { failure, status: null, isData: false, latencyMs: spent(), skew: null };
  }
}
