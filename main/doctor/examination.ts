import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { CheckName, Examination } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import type { Environment } from '../environment/environment.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import { createReference } from '../log/reference.ts';
import { certificateOf } from '../network/certificate.ts';
import type { Bind } from '../sign-in/loopback/binding.ts';
import { checkDisk, type DiskTools } from './disk-check.ts';
import type { HostTools } from './host-check.ts';
import { examineHosts } from './host-examination.ts';
import { checkKeychain } from './keychain-check.ts';
import { type Limits, usualLimits } from './limits.ts';
import { hasLink } from './network-check.ts';
import { checkPolicy } from './policy-check.ts';
import { type AskPlainly, plainAsker } from './portal-probe.ts';
import { openBoard } from './progress.ts';
import { askProxy } from './proxy-probe.ts';
import { type Look, lookingFor } from './run-check.ts';
import { skipped } from './verdict.ts';
import { blockedListener, checkBrowser, checkDeepLink, checkListener } from './way-back.ts';

/** What an examination has at hand. */
export type ExaminationOptions = {
  /** Null where there is none that can be used: then no host is looked at. */
  environment: Environment | null;
  /** Where this client keeps its files. */
  folder: string;
  secrets: Pick<SecretStore, 'state' | 'read'>;
  policy: PolicyView;
  hasBrowser: () => boolean;
  /** Whether the system brings our links to this app; null where nobody can tell. */
  ownsDeepLinks: () => Promise<boolean | null>;
  fetch: HostTools['fetch'];
  resolveProxy: HostTools['resolveProxy'];
  log: Pick<Log, 'info' | 'warn'>;
  /** Called after every change. */
  onChange?: (examination: Examination) => void;
  signal?: AbortSignal;
  limits?: Partial<Limits>;
  /** This computer's own unless given. */
  tools?: Partial<ExaminationTools>;
};

type ExaminationTools = Pick<HostTools, 'lookup' | 'certificateOf' | 'askProxy'> & {
  interfaces: typeof networkInterfaces;
  askPlainly: AskPlainly;
  disk: DiskTools;
  bind: Bind;
};

/**
 * Looks at everything that signing in needs, all at once, and tells what it finds as soon as it does.
 *
 * Resolves with the whole in less than ten seconds, or at once when the signal aborts: what was not looked at to the end is
 * skipped then. Never rejects.
 */
export async function examine(options: ExaminationOptions): Promise<Examination> {
  const { environment, policy, log, secrets, onChange = () => undefined } = options;
  const { signal = new AbortController().signal } = options;
  const limits = { ...usualLimits, ...options.limits };
  const tools = { ...thisComputer, ...options.tools };
  const board = openBoard(createReference(), (examination) => {
    try {
      onChange(examination);
    } catch (error) {
      log.warn('a listener to the examination failed', { error });
    }
  });
  const look = lookingFor(board, { signal, log });
  const here = (check: CheckName, work: Parameters<Look>[1], late = skipped) =>
    look(check, work, { limit: limits.computer, late });

  const { allowed } = policy;
  await Promise.all([
    here('disk', () => checkDisk(options.folder, options.tools?.disk), {
      state: 'wrong',
      code: 'disk-read-only',
    }),
    here('keychain', () => checkKeychain(secrets, policy), { state: 'warning', code: 'keychain-unreadable' }),
    here('policy', () => checkPolicy(policy)),
    here('browser', () => checkBrowser(options.hasBrowser(), allowed)),
    here('deep-link', async () => checkDeepLink(await options.ownsDeepLinks())),
    here('loopback', (time) => checkListener(allowed, time, options.tools?.bind), blockedListener(allowed)),
    examineHosts(environment, {
      look,
      tools: { ...tools, fetch: options.fetch, resolveProxy: options.resolveProxy },
      methods: allowed.methods,
      isLinked: hasLink(tools.interfaces()),
      limits,
    }),
  ]);
  const whole = board.end();
  log.info('examination', { reference: whole.reference, ms: whole.elapsedMs, found: summary(whole) });
  return whole;
}

const thisComputer = {
  lookup: async (name: string) => (await lookup(name)).address,
  certificateOf,
  askProxy,
  interfaces: networkInterfaces,
  askPlainly: plainAsker(),
};

/** What is not fine, in a form that the log keeps. */
function summary({ checks }: Examination): string {
  const found = checks.flatMap((check) =>
    check.state === 'wrong' || check.state === 'warning' ? [`${check.check} ${check.code}`] : [],
  );
  return found.join(', ') || 'nothing';
}
