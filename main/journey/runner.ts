import type { FailureCode } from '#contract/failure.ts';
import { codeOf, OnboardingError, retryAtOf } from '../failure.ts';
import type { Tokens } from '../platform/contract.ts';
import { Attempts } from './attempts.ts';
import { Custody } from './custody.ts';
import type { Platform, Ports } from './ports.ts';
import type { Effect, Report } from './state.ts';
import { adoptOrganisation, findOrganisation } from './work/organisation.ts';
import { type Sending, sendIfAllowed } from './work/permission.ts';
import { loadRegistration, register } from './work/registration.ts';
import { checkSession, restore, signOut } from './work/session.ts';
import { exchange, signIn, takePasted } from './work/sign-in.ts';
import { activate, resend, startSignUp, watchSignUp } from './work/sign-up.ts';

/** What a piece of work has at hand. `signal` aborts when the person went elsewhere, the rules stop it, or the app quits. */
export type Bench = {
  /** The platform is asked by `send` alone, which checks the rules. To withdraw is always allowed. */
  ports: Omit<Ports, 'platform'> & { platform: Pick<Platform, 'withdraw'> };
  /** Asks the platform, where the rules allow that: see `sendIfAllowed`. */
  send: <Value>(sending: Sending, ask: (platform: Platform) => Promise<Value>) => Promise<Value>;
  custody: Custody;
  attempts: Attempts;
  /** Says nothing once `signal` aborted. */
  report: (report: Report) => void;
  /** For what is true whatever was stopped: a session that the platform has made. */
  reportAlways: (report: Extract<Report, { type: 'session-begun' }>) => void;
  signal: AbortSignal;
  /** Aborts only when the person went elsewhere: what the work brings is not wanted any more. */
  abandoned: AbortSignal;
  /** Aborts as well when what is queued was withdrawn. */
  queue: AbortSignal;
  /** Resolves after `milliseconds`, or as soon as the person asks to send now: that is true. Rejects once `queue` aborts. */
  sleepUntilAsked: (milliseconds: number) => Promise<boolean>;
  /** Requests for tokens under way, by idempotency key: asked for again, it is the same request. */
  sent: Map<string, Promise<Tokens>>;
};

/**
 * Carries out effects through the ports and reports back. Never throws: what goes wrong becomes a report, and its cause
 * a line in the log. Work that was abandoned reports nothing.
 */
export class Runner {
  readonly #ports: Ports;
  readonly #report: (report: Report) => void;
  readonly #custody: Custody;
  readonly #attempts = new Attempts();
  readonly #sent = new Map<string, Promise<Tokens>>();
  /** Work that must come to its end, also while the app quits: it brings tokens, or ends a session. */
  readonly #unfinished = new Set<Promise<void>>();
  #work = new AbortController();
  #abandoned = new AbortController();
  #queue = new AbortController();
  #asked = new AbortController();

  constructor(ports: Ports, report: (report: Report) => void) {
    this.#ports = ports;
    this.#report = report;
    this.#custody = new Custody(ports.secrets);
  }

  /** Starts the work of an effect and returns at once. */
  run(effect: Effect): void {
    if (effect.do === 'abandon') this.#abandon();
    else if (effect.do === 'pause') this.#pause();
    else if (effect.do === 'focus-window') this.#ports.focusWindow();
    else if (effect.do === 'reconsider') this.#ports.reconsider();
    else if (effect.do === 'send-now') this.#sendNow();
    else if (effect.do === 'withdraw') this.#withdraw();
    else if (effect.do === 'retry-keychain') void this.#ports.secrets.retry();
    else if (effect.do === 'end-locked-session') void this.#ports.session.endUnavailable();
    else if (effect.do === 'leave-organisation') void this.#ports.organisations.leave();
    else this.#start(effect);
  }

  #start(effect: Work): void {
    const { signal } = this.#work;
    const queue = AbortSignal.any([signal, this.#queue.signal]);
    const bench: Bench = {
      ports: this.#ports,
      send: (sending, ask) =>
        sendIfAllowed(this.#ports, sending, () => {
          signal.throwIfAborted();
          return ask(this.#ports.platform);
        }),
      custody: this.#custody,
      attempts: this.#attempts,
      signal,
      abandoned: this.#abandoned.signal,
      queue,
      sleepUntilAsked: async (milliseconds) => {
        const asked = this.#asked.signal;
        await this.#ports.sleep(milliseconds, AbortSignal.any([queue, asked])).catch(() => undefined);
        queue.throwIfAborted();
        return asked.aborted;
      },
      sent: this.#sent,
      report: (report) => {
        if (!signal.aborted) this.#report(report);
      },
      reportAlways: this.#report,
    };
    const working = carryOut(effect, bench).catch((error: unknown) => {
      if (signal.aborted || (queue.aborted && error === queue.reason)) return;
      this.#ports.log.warn('work failed', { work: effect.do, error });
      bench.report({ ...failureOf(effect, codeOf(error)), ...retryAtOf(error) });
    });
    if (!mustFinish.includes(effect.do)) return;
    const finished = working.finally(() => this.#unfinished.delete(finished));
    this.#unfinished.add(finished);
  }

  /** Resolves once what must come to its end has. Nothing here rejects. */
  async settle(): Promise<void> {
    await Promise.all(this.#unfinished);
  }

  /** Stops everything, for the app to quit. An unfinished sign-up stays: the next start resumes it. */
  stop(): void {
    this.#work.abort(new OnboardingError('unexpected', 'the app quits'));
    this.#attempts.end();
  }

  #sendNow(): void {
    this.#asked.abort();
    this.#asked = new AbortController();
    this.#ports.askNow();
  }

  #withdraw(): void {
    this.#queue.abort();
    this.#queue = new AbortController();
  }

  #pause(): void {
    this.stop();
    this.#work = new AbortController();
  }

  #abandon(): void {
    this.#pause();
    this.#abandoned.abort();
    this.#abandoned = new AbortController();
    const { signUp } = this.#custody;
    const { log, platform } = this.#ports;
    void this.#custody.forget();
    // A courtesy: the mail stops working. An unreachable platform lets it expire.
    if (signUp)
      platform.withdraw(signUp).catch((error: unknown) => log.info('sign-up not withdrawn', { error }));
  }
}

const mustFinish: readonly Effect['do'][] = ['exchange', 'register', 'sign-out'];

type Work = Exclude<
  Effect,
  {
    do:
      | 'abandon'
      | 'pause'
      | 'focus-window'
      | 'reconsider'
      | 'leave-organisation'
      | 'send-now'
      | 'withdraw'
      | 'retry-keychain'
      | 'end-locked-session';
  }
>;

function carryOut(work: Work, bench: Bench): Promise<void> {
  switch (work.do) {
    case 'restore':
      return restore(bench);
    case 'begin-sign-in':
      return signIn(work, bench);
    case 'take-pasted':
      return takePasted(work, bench);
    case 'exchange':
      return exchange(work.operation, bench);
    case 'load-registration':
      return loadRegistration(work.operation, bench);
    case 'register':
      return register(work, bench);
    case 'start-sign-up':
      return startSignUp(work, bench);
    case 'find-organisation':
      return findOrganisation(work, bench);
    case 'adopt-organisation':
      return adoptOrganisation(work, bench);
    case 'watch-sign-up':
      return watchSignUp(work.operation, bench);
    case 'resend':
      return resend(work, bench);
    case 'activate':
      return activate(work, bench);
    case 'check-session':
      return checkSession(work, bench);
    case 'sign-out':
      return signOut(work, bench);
  }
}

/** What to report when a piece of work failed. */
function failureOf(work: Work, code: FailureCode): Report {
  switch (work.do) {
    case 'restore':
      return { type: 'blocked', code };
    case 'begin-sign-in':
    case 'take-pasted':
    case 'exchange':
      return { type: 'sign-in-failed', operation: work.operation, code };
    case 'load-registration':
    case 'register':
      return { type: 'registration-failed', operation: work.operation, code };
    case 'start-sign-up':
      return { type: 'sign-up-failed', operation: work.operation, code };
    case 'find-organisation':
    case 'adopt-organisation':
      return { type: 'organisation-failed', operation: work.operation, code };
    case 'resend':
      return { type: 'resend-failed', operation: work.operation, code };
    case 'watch-sign-up':
    case 'activate':
      return { type: 'activation-failed', operation: work.operation, code };
    case 'check-session':
      return sessionFailure(work.operation, code);
    case 'sign-out':
      return { type: 'signed-out', operation: work.operation };
  }
}

function sessionFailure(operation: number, code: FailureCode): Report {
  switch (code) {
    case 'session-ended':
    case 'session-lost':
    case 'session-not-kept':
    case 'account-changed':
      return { type: 'session-ended', operation, code };
    default:
      return { type: 'session-unreachable', operation };
  }
}
