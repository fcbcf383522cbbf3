import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { CheckName, Examination } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import type { Environment } from '../environment/environment.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import { createReference } from '../log/reference.ts';
import { certificateOf } from '../network/certificate.ts';
import type { Bind } from '../sign-in/loopback/server.ts';
import { isFinding } from './diagnosis.ts';
import { checkDisk, type DiskTools } from './disk-check.ts';
import type { HostTools } from './host-check.ts';
import { examineHosts } from './host-examination.ts';
import { checkKeychain } from './keychain-check.ts';
import { defaultExaminationLimits, type ExaminationLimits } from './limits.ts';
import { hasLink } from './network-check.ts';
import { checkPolicy } from './policy-check.ts';
import { createPortalProbe, type ProbePortal } from './portal-probe.ts';
import { createProgress } from './progress.ts';
import { askProxy } from './proxy-probe.ts';
import { checkBrowser, checkDeepLink, checkLoopback, getBlockedLoopback } from './return-path-checks.ts';
import { createRunCheck, type RunCheck } from './run-check.ts';
import { skipped } from './verdict.ts';

/** The input of an examination. */
export type ExaminationOptions = {
  /** Null if no environment can be used; then no host is checked. */
  environment: Environment | null;
  /** The folder of this client's files. */
  folder: string;
  secrets: Pick<SecretStore, 'state' | 'read'>;
  policy: PolicyView;
  hasBrowser: () => boolean;
  /** Whether the system opens our links with this app; null if unknown. */
  ownsDeepLinks: () => Promise<boolean | null>;
  fetch: HostTools['fetch'];
  resolveProxy: HostTools['resolveProxy'];
  log: Pick<Log, 'info' | 'warn'>;
  /** Called after every change. */
  onChange?: (examination: Examination) => void;
  signal?: AbortSignal;
  limits?: Partial<ExaminationLimits>;
  /** Replaces tools of this computer, for tests. */
  tools?: Partial<ExaminationTools>;
};

type ExaminationTools = Pick<HostTools, 'lookup' | 'certificateOf' | 'askProxy'> & {
  interfaces: typeof networkInterfaces;
  askPlainly: ProbePortal;
  disk: DiskTools;
  bind: Bind;
};

/**
 * Checks everything that signing in needs, in parallel, and reports each result as soon as it is known.
 *
 * Resolves with the whole examination in less than ten seconds, or at once when the signal aborts; unfinished checks are
 * `skipped` then. Never rejects.
 */
export async function examine(options: ExaminationOptions): Promise<Examination> {
  const { environment, policy, log, secrets, onChange = () => undefined } = options;
  const { signal = new AbortController().signal } = options;
  const limits = { ...defaultExaminationLimits, ...options.limits };
  const tools = { ...thisComputer, ...options.tools };
  const progress = createProgress(createReference(), (examination) => {
    try {
      onChange(examination);
    } catch (error) {
      log.warn('a listener to the examination failed', { error });
    }
  });
  const runCheck = createRunCheck(progress, { signal, log });
  const checkComputer = (check: CheckName, work: Parameters<RunCheck>[1], late = skipped) =>
    runCheck(check, work, { limit: limits.computerMs, late });

  const { allowed } = policy;
  await Promise.all([
    checkComputer('disk', () => checkDisk(options.folder, options.tools?.disk), {
      state: 'wrong',
      code: 'disk-read-only',
    }),
    checkComputer('keychain', () => checkKeychain(secrets, policy), {
      state: 'warning',
      code: 'keychain-unreadable',
    }),
    checkComputer('policy', () => checkPolicy(policy)),
    checkComputer('browser', () => checkBrowser(options.hasBrowser(), allowed)),
    checkComputer('deep-link', async () => checkDeepLink(await options.ownsDeepLinks())),
    checkComputer(
      'loopback',
      (time) => checkLoopback(allowed, time, options.tools?.bind),
      getBlockedLoopback(allowed),
    ),
    examineHosts(environment, {
      look: runCheck,
      tools: { ...tools, fetch: options.fetch, resolveProxy: options.resolveProxy },
      methods: allowed.methods,
      isLinked: hasLink(tools.interfaces()),
      limits,
    }),
  ]);
  const whole = progress.end();
  log.info('examination', { reference: whole.reference, ms: whole.elapsedMs, found: summarise(whole) });
  return whole;
}

const thisComputer = {
  lookup: async (name: string) => (await lookup(name)).address,
  certificateOf,
  askProxy,
  interfaces: networkInterfaces,
  askPlainly: createPortalProbe(),
};

/** The findings as one line for the log. */
function summarise({ checks }: Examination): string {
  const found = checks.filter(isFinding).map(({ check, code }) => `${check} ${code}`);
  return found.join(', ') || 'nothing';
}
