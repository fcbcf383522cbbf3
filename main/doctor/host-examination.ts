import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../environment/environment.ts';
import { checkHost, findRoute, type HostOutcome, type HostTools } from './host-check.ts';
import { type DoctorHost, isLoopbackAddress, listHosts } from './hosts.ts';
import type { ExaminationLimits } from './limits.ts';
import { checkPortal } from './network-check.ts';
import type { ProbePortal } from './portal-probe.ts';
import { checkProxy } from './proxy-check.ts';
import type { RunCheck } from './run-check.ts';
import { checkClock } from './skew.ts';
import { fine, skipped } from './verdict.ts';

/** The input of the network checks. */
type HostExamination = {
  look: RunCheck;
  tools: HostTools & { askPlainly: ProbePortal };
  /** The allowed sign-in methods. Other providers are not checked, since IT may have blocked their hosts. */
  methods: readonly SignInMethod[];
  /** This computer has an address on a network. */
  isLinked: boolean;
  limits: ExaminationLimits;
};

type Platform = { url: string; outcome: Promise<HostOutcome> };

/** Checks the hosts, and from their results the network, the proxy and the clock. Sends nothing without a network. */
export async function examineHosts(environment: Environment | null, options: HostExamination): Promise<void> {
  const { methods, isLinked } = options;
  const hosts = (environment ? listHosts(environment) : []).filter(
    ({ check }) => check === 'platform' || check === 'issuer' || methods.includes(check),
  );
  const needsLink = hosts.length === 0 || hosts.some(({ url }) => !isLoopbackAddress(url));
  const asked = hosts
    .filter(({ url }) => isLinked || isLoopbackAddress(url))
    .map((host) => ({ ...host, outcome: runHostCheck(host, options) }));
  const platform = asked.find(({ check }) => check === 'platform');
  const all = Promise.all(asked.map(({ outcome }) => outcome));
  const network = runNetworkCheck({ platform, all, isCut: needsLink && !isLinked }, options);
  await Promise.all([
    all,
    network,
    ...(platform ? [runProxyCheck(platform, options)] : []),
    ...(asked.length > 0 ? [runClockCheck(all, network, options)] : []),
  ]);
}

/** Milliseconds for checking a host and for the probes that follow from its result. */
const getHostAndProbeMs = ({ hostMs: host, probeMs: probe }: ExaminationLimits) => 1.1 * host + probe;

async function runHostCheck(
  host: DoctorHost,
  { look, tools, limits }: HostExamination,
): Promise<HostOutcome> {
  let outcome: HostOutcome = {
    verdict: { state: 'wrong', code: 'host-unreachable', host: { host: new URL(host.url).host } },
    failure: 'timeout',
    skewSeconds: null,
    route: null,
  };
  await look(
    host.check,
    async (signal) => {
      outcome = await checkHost(host, tools, { limit: limits.hostMs, signal });
      return outcome.verdict;
    },
    { limit: 1.1 * limits.hostMs, late: outcome.verdict },
  );
  return outcome;
}

function runProxyCheck({ url, outcome }: Platform, { look, tools, limits }: HostExamination): Promise<void> {
  return look(
    'proxy',
    async (signal) => {
      const soon = AbortSignal.any([signal, AbortSignal.timeout(limits.probeMs)]);
      const route = await findRoute(url, tools, soon);
      const cameThrough = outcome.then(({ failure }) => failure === null);
      return await checkProxy(url, route, { ask: tools.askProxy, cameThrough }, soon);
    },
    { limit: getHostAndProbeMs(limits), late: skipped },
  );
}

/** Returns the seconds that this computer's clock is ahead, if only a response without TLS showed it; otherwise null. */
async function runNetworkCheck(
  known: { platform: Platform | undefined; all: Promise<HostOutcome[]>; isCut: boolean },
  { look, tools, limits }: HostExamination,
): Promise<number | null> {
  let skew: number | null = null;
  await look(
    'network',
    async (signal) => {
      if (known.isCut) return { state: 'wrong', code: 'no-link' };
      if (!known.platform) return fine;
      const { url } = known.platform;
      const outcomes = await known.all;
      const outcome = await known.platform.outcome;
      const soon = AbortSignal.any([signal, AbortSignal.timeout(limits.probeMs)]);
      const found = await checkPortal({ url, outcome }, outcomes, tools.askPlainly, soon);
      skew = found.skew;
      return found.verdict;
    },
    { limit: getHostAndProbeMs(limits), late: fine },
  );
  return skew;
}

function runClockCheck(
  all: Promise<HostOutcome[]>,
  network: Promise<number | null>,
  { look, limits }: HostExamination,
): Promise<void> {
  return look(
    'clock',
    async () => {
      const skews = (await all).map(({ skewSeconds: skew }) => skew).filter((skew) => skew !== null);
      if (skews.length > 0) return checkClock(skews);
      // With a clock that is far out every TLS connection fails, so only a response without TLS shows the time.
      const plain = await network;
      return checkClock(plain === null ? [] : [plain]);
    },
    { limit: getHostAndProbeMs(limits) + limits.probeMs / 2, late: skipped },
  );
}
