import type { HostFacts } from '#contract/doctor.ts';
import type { Route } from '../network/route.ts';
import { getHostName, getPort } from './hosts.ts';
import type { AskProxy, ProxyAnswer } from './proxy-probe.ts';
import { skipped, type Verdict } from './verdict.ts';

/** Returns a route as text: `direct`, or the host and port of the proxy; undefined if the route is unknown. */
export function describeRoute(route: Route | null): string | undefined {
  if (route === null) return undefined;
  if (route.kind === 'direct') return 'direct';
  const { host, port } = route.proxy;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Returns the finding for a proxy's response to CONNECT; null if the proxy is not the cause. */
export function classifyProxyAnswer(
  answer: ProxyAnswer | null,
): 'proxy-unreachable' | 'proxy-auth-required' | 'proxy-refused' | null {
  if (answer === null || answer === 'silent') return null;
  if (answer === 'unreachable') return 'proxy-unreachable';
  if (answer === 407) return 'proxy-auth-required';
  return answer >= 400 && answer < 500 ? 'proxy-refused' : null;
}

/**
 * Checks the proxy that the system uses for the platform.
 *
 * The proxy is asked without credentials, although Chromium may have some. So if a request of the app succeeded, a refusal is
 * no finding, and an unreachable proxy is only a warning.
 */
export async function checkProxy(
  url: string,
  route: Route | null,
  { ask, cameThrough }: { ask: AskProxy; cameThrough: Promise<boolean> },
  signal: AbortSignal,
): Promise<Verdict> {
  const target = new URL(url);
  const via = describeRoute(route);
  if (route === null || via === undefined) return skipped;
  const host: HostFacts = { host: target.host, via };
  if (route.kind === 'direct') return { state: 'fine', host };
  const place = { host: getHostName(target), port: getPort(target) };
  const isAsked = route.kind === 'http' && target.protocol === 'https:';
  const answer = await ask(route.proxy, isAsked ? place : null, signal);
  const code = classifyProxyAnswer(answer);
  const facts: HostFacts = { ...host, ...(typeof answer === 'number' ? { httpStatus: answer } : {}) };
  if (code === null) return { state: 'fine', host: facts };
  if (!(await cameThrough)) return { state: 'wrong', code, host: facts };
  return code === 'proxy-unreachable'
    ? { state: 'warning', code, host: facts }
    : { state: 'fine', host: facts };
}
