import { codeOf, OnboardingError, retryAtOf } from '../../failure/onboarding-error.ts';
import type { Tokens } from '../../platform-contract/contract.ts';
import type { Effect, EffectName } from '../effect.ts';
import type { Report } from '../event.ts';
import type { Ports } from '../ports.ts';
import { Attempts } from './attempts.ts';
import type { EffectContext } from './effect-context.ts';
import { effectTable } from './effect-table.ts';
import { PendingSecrets } from './pending-secrets.ts';
import { sendIfAllowed } from './permission.ts';

/**
 * Carries out effects through the ports and reports back. Never throws: what goes wrong becomes a report, and its cause
 * a line in the log. Work that was abandoned reports nothing.
 */
export class EffectRunner {
  readonly #ports: Ports;
  readonly #report: (report: Report) => void;
  readonly #pending: PendingSecrets;
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
    this.#pending = new PendingSecrets(ports.secrets);
  }

  /** Begins the work of an effect and returns at once. */
  run<Name extends EffectName>(effect: Effect<Name>): void {
    const row = effectTable[effect.do];
    const context = this.#contextOf(effect);
    const { signal, queue } = context;
    // What takes place at once has taken place when `run` returns: the function begins before its first wait.
    const begin = async () => await row.run(effect, context);
    const working = begin().catch((error: unknown) => {
      if (signal.aborted || (queue.aborted && error === queue.reason)) return;
      this.#ports.log.warn('work failed', { work: effect.do, error });
      const failure = row.failure?.(codeOf(error));
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
        const asked = this.#asked.signal;
        await this.#ports.sleep(milliseconds, AbortSignal.any([queue, asked])).catch(() => undefined);
        queue.throwIfAborted();
        return asked.aborted;
      },
      sent: this.#sent,
      report: (report) => {
        // A report of numbered work without its number is a `WorkReport`: the number makes it whole again.
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
    const { signUp } = this.#pending;
    const { log, platform } = this.#ports;
    void this.#pending.forget();
    // A courtesy: the mail stops working. An unreachable platform lets it expire.
    if (signUp)
      platform.withdraw(signUp).catch((error: unknown) => log.info('sign-up not withdrawn', { error }));
  }
}
