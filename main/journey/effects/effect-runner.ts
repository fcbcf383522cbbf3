import type { FailureCode } from '#contract/failure.ts';
import { failureCodeOf, OnboardingError, retryAtOf } from '../../failure/onboarding-error.ts';
import type { Tokens } from '../../platform-contract/contract.ts';
import type { Effect, EffectName } from '../effect.ts';
import type { Report, WorkReport } from '../event.ts';
import type { Ports } from '../ports.ts';
import { sendIfAllowed } from '../rule-enforcement.ts';
import { Attempts, type EffectContext } from './effect-context.ts';
import { adoptOrganisation, findOrganisation } from './organisation.ts';
import { PendingSecrets } from './pending-secrets.ts';
import { loadRegistration, register } from './registration.ts';
import { checkSession, restore, sessionFailure, signOut } from './session.ts';
import { exchange, signIn, takePasted } from './sign-in.ts';
import { activate, resend, startSignUp, watchSignUp } from './sign-up.ts';

/** The reason of the `signal` of work that was paused or abandoned, or that the app quits from. */
const halted = new OnboardingError('unexpected', 'the work was halted');

/**
 * Runs effects through the ports and reports back. Never throws: an error becomes a report, and its cause a line in the log.
 * Abandoned work reports nothing.
 */
export class EffectRunner {
  readonly #ports: Ports;
  readonly #report: (report: Report) => void;
  readonly #pending: PendingSecrets;
  readonly #attempts = new Attempts();
  readonly #sent = new Map<string, Promise<Tokens>>();
  /** Effects marked `mustFinish`: they bring tokens or end a session, so that quitting waits for them. */
  readonly #unfinished = new Set<Promise<void>>();
  #work = new AbortController();
  #abandoned = new AbortController();
  #queue = new AbortController();
  #sendNowAsked = new AbortController();

  constructor(ports: Ports, report: (report: Report) => void) {
    this.#ports = ports;
    this.#report = report;
    this.#pending = new PendingSecrets(ports.secrets);
  }

  /** Starts an effect and returns at once. */
  run<Name extends EffectName>(effect: Effect<Name>): void {
    const row = effectTable[effect.do];
    const context = this.#contextOf(effect);
    const { signal, queue } = context;
    // Synchronous effects (`pause`, `abandon`, …) are done when `run` returns: an async function runs up to its first await.
    const begin = async () => await row.run(effect, context);
    const working = begin().catch((error: unknown) => {
      if (signal.aborted || (queue.aborted && error === queue.reason)) return;
      this.#ports.log.warn('work failed', { work: effect.do, error });
      const failure = row.failure?.(failureCodeOf(error));
      if (failure) context.report({ ...failure, ...retryAtOf(error) });
    });
    if (!row.mustFinish) return;
    const finished = working.finally(() => this.#unfinished.delete(finished));
    this.#unfinished.add(finished);
  }

  #contextOf(effect: object): EffectContext {
    const { signal } = this.#work;
    const queue = AbortSignal.any([signal, this.#queue.signal]);
    const number = 'operation' in effect ? { operation: effect.operation } : {};
    return {
      ports: this.#ports,
      send: (sending, ask) =>
        sendIfAllowed(this.#ports, sending, () => {
          signal.throwIfAborted();
          return ask(this.#ports.platform);
        }),
      pending: this.#pending,
      attempts: this.#attempts,
      signal,
      abandoned: this.#abandoned.signal,
      queue,
      sleepUntilAsked: async (milliseconds) => {
        const asked = this.#sendNowAsked.signal;
        await this.#ports.sleep(milliseconds, AbortSignal.any([queue, asked])).catch(() => undefined);
        queue.throwIfAborted();
        return asked.aborted;
      },
      sent: this.#sent,
      report: (report) => {
        // A `WorkReport` is a `Report` without its operation number, which is added here: hence the `as`.
        if (!signal.aborted) this.#report({ ...report, ...number } as Report);
      },
      reportAlways: this.#report,
      controls: {
        sendNow: () => this.#sendNow(),
        withdraw: () => this.#withdraw(),
        pause: () => this.#pause(),
        abandon: () => this.#abandon(),
      },
    };
  }

  /** Resolves once all effects marked `mustFinish` have ended. Never rejects. */
  async settle(): Promise<void> {
    await Promise.all(this.#unfinished);
  }

  /** Stops all work because the app quits. An unfinished sign-up stays in the keychain for the next start. */
  stop(): void {
    this.#halt();
    this.#discardIssuerTokens();
  }

  #halt(): void {
    this.#work.abort(halted);
    this.#attempts.end();
  }

  /** Has the issuer's tokens revoked that no session was made of. */
  #discardIssuerTokens(): void {
    const tokens = this.#pending.takeIssuerTokens();
    if (tokens === null) return;
    const discarding = this.#ports.session
      .discard(tokens, 'issuer')
      .finally(() => this.#unfinished.delete(discarding));
    this.#unfinished.add(discarding);
  }

  #sendNow(): void {
    this.#sendNowAsked.abort();
    this.#sendNowAsked = new AbortController();
    this.#ports.probeNow();
  }

  #withdraw(): void {
    this.#queue.abort();
    this.#queue = new AbortController();
  }

  #pause(): void {
    this.#halt();
    this.#work = new AbortController();
  }

  #abandon(): void {
    this.#pause();
    this.#abandoned.abort();
    this.#abandoned = new AbortController();
    const { signUp } = this.#pending;
    const { log, platform } = this.#ports;
    this.#discardIssuerTokens();
    void this.#pending.forget();
    // Makes the mail stop working. If the platform cannot be reached, the sign-up expires by itself.
    if (signUp)
      platform.withdraw(signUp).catch((error: unknown) => log.info('sign-up not withdrawn', { error }));
  }
}

/** How an effect is run, and how its failure is reported. */
type EffectRow<Name extends EffectName> = {
  run: (effect: Effect<Name>, context: EffectContext) => void | Promise<void>;
  /** The report of a failure; null where it is only logged. */
  failure: ((code: FailureCode) => WorkReport) | null;
  /** It brings tokens or ends a session, so that quitting waits for it, with a time limit. */
  mustFinish?: true;
};

const signInFailed = (code: FailureCode): WorkReport => ({ type: 'sign-in-failed', code });
const registrationFailed = (code: FailureCode): WorkReport => ({ type: 'registration-failed', code });
const activationFailed = (code: FailureCode): WorkReport => ({ type: 'activation-failed', code });
const organisationFailed = (code: FailureCode): WorkReport => ({ type: 'organisation-failed', code });

/** One row per effect of the machine. */
const effectTable: { [Name in EffectName]: EffectRow<Name> } = {
  restore: { run: (_, context) => restore(context), failure: (code) => ({ type: 'blocked', code }) },
  'begin-sign-in': { run: signIn, failure: signInFailed },
  'take-pasted': { run: takePasted, failure: signInFailed },
  exchange: { run: (_, context) => exchange(context), failure: signInFailed, mustFinish: true },
  'load-registration': { run: (_, context) => loadRegistration(context), failure: registrationFailed },
  register: { run: register, failure: registrationFailed, mustFinish: true },
  'start-sign-up': { run: startSignUp, failure: (code) => ({ type: 'sign-up-failed', code }) },
  'watch-sign-up': { run: (_, context) => watchSignUp(context), failure: activationFailed },
  resend: { run: resend, failure: (code) => ({ type: 'resend-failed', code }) },
  activate: { run: activate, failure: activationFailed },
  'find-organisation': { run: findOrganisation, failure: organisationFailed },
  'adopt-organisation': { run: adoptOrganisation, failure: organisationFailed },
  'leave-organisation': { run: (_, { ports }) => ports.organisations.leave(), failure: null },
  'check-session': { run: checkSession, failure: sessionFailure },
  'sign-out': { run: signOut, failure: () => ({ type: 'signed-out' }), mustFinish: true },
  'end-locked-session': { run: (_, { ports }) => ports.session.endLocked(), failure: null },
  'retry-keychain': { run: (_, { ports }) => ports.secrets.retry(), failure: null },
  reconsider: { run: (_, { ports }) => ports.reconsider(), failure: null },
  'focus-window': { run: (_, { ports }) => ports.focusWindow(), failure: null },
  'send-now': { run: (_, { controls }) => controls.sendNow(), failure: null },
  withdraw: { run: (_, { controls }) => controls.withdraw(), failure: null },
  pause: { run: (_, { controls }) => controls.pause(), failure: null },
  abandon: { run: (_, { controls }) => controls.abandon(), failure: null },
};
