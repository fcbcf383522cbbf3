import { isDeepStrictEqual } from 'node:util';
import { longestInput } from '#contract/longest-input.ts';
import type { InvoiceCheck, SetupIntent, SetupView } from '#contract/setup.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { watchBoard } from './board-watch.ts';
import type { MessageFacts } from './message-facts.ts';
import { type SavedSetup, savedSetupOf } from './saved-setup.ts';
import type { SetupEffect, SetupEvent } from './setup-event.ts';
import { transitionSetup } from './setup-machine.ts';
import type { SetupPorts } from './setup-ports.ts';
import { initialSetup, type SetupState } from './setup-state.ts';
import { viewOf } from './setup-view.ts';
import { deliverPage, search, sendRequest, tellSessionEnd, type WorkContext } from './setup-work.ts';

/** Which session may be set up here; null where there is none, or where the platform or the rules do not offer it. */
export type SetupOffer = { session: string; mayInvite: boolean } | null;

/** The setup of one session, while it is attended to. */
type Attended = { session: string; state: SetupState; work: AbortController; isRestored: boolean };

/**
 * Holds the state of the setup, and is the only one that does. It takes events one at a time, shows each new state before it
 * runs the effects, and saves what the next start needs.
 */
export class SetupController {
  readonly #ports: SetupPorts;
  readonly #show: (view: SetupView | null) => void;
  #attended: Attended | null = null;
  #watch = new AbortController();
  #queue = new AbortController();
  #sendNowAsked = new AbortController();
  #saved: SavedSetup | null = null;
  /** Resolves once what was saved last is on disk. */
  #written = Promise.resolve();
  /** Whether nothing was saved since the last time it was forgotten. An earlier run may have left something. */
  #isForgotten = false;

  constructor(ports: SetupPorts, show: (view: SetupView | null) => void) {
    this.#ports = ports;
    this.#show = show;
  }

  /** Begins, goes on with or leaves the setup of a session, as the journey, the platform and the rules have it now. */
  offer(offer: SetupOffer): void {
    if (offer !== null && this.#attended?.session === offer.session) {
      this.#take({ type: 'offered', mayInvite: offer.mayInvite });
      return;
    }
    this.#leave();
    if (offer === null) return;
    const state = { ...initialSetup, mayInvite: offer.mayInvite };
    const attended: Attended = {
      session: offer.session,
      state,
      work: new AbortController(),
      isRestored: false,
    };
    this.#attended = attended;
    this.#show(viewOf(state));
    void this.#begin(attended);
  }

  /** Leaves the setup of a session that is over, and forgets what was saved of it: the next person here may be another. */
  forget(): void {
    if (this.#isForgotten) return;
    this.#isForgotten = true;
    this.#leave();
    this.#ports.saved.remove();
  }

  /** Takes what a person asked for, which arrives over IPC. Nothing happens where there is no setup. */
  send(intent: SetupIntent): void {
    this.#take({ type: 'asked', intent, newKey: this.#ports.newKey(), nowMs: this.#ports.wallClock() });
  }

  /** The address of a step's page at the platform, by the step's id. */
  stepLink(id: string): string | undefined {
    return this.#attended?.state.board?.steps.find((step) => step.id === id)?.url;
  }

  /** Reads the facts for a message to a colleague. @throws {OnboardingError} `unexpected` where there is no setup */
  async readMessageFacts(): Promise<MessageFacts> {
    const { messageFactsOf } = await import('./message-facts.ts');
    const state = this.#attended?.state;
    if (!state?.board) throw new OnboardingError('unexpected', new Error('there is no setup'));
    return messageFactsOf(state, state.board.environment, this.#ports.wallClock());
  }

  /**
   * Has the platform check an invoice. Nothing of it is kept here.
   *
   * @throws {OnboardingError} `invoice-too-large`, `invoice-not-xml`, or what the platform's call throws
   */
  async checkInvoice(xml: string): Promise<InvoiceCheck> {
    const { session } = this.#attended ?? {};
    if (session === undefined) throw new OnboardingError('unexpected', new Error('there is no setup'));
    if (Buffer.byteLength(xml) > longestInput.invoice) throw new OnboardingError('invoice-too-large');
    // A byte order mark may come first. Whether it is well-formed, and an invoice, is for the platform to say.
    if (!/^\uFEFF?\s*</u.test(xml)) throw new OnboardingError('invoice-not-xml');
    try {
      return await this.#ports.platform.checkInvoice(session, xml);
    } catch (error) {
      tellSessionEnd(session, this.#ports, error);
      throw error;
    }
  }

  /** Stops all work because the app quits. What is still to be sent is on disk. */
  stop(): void {
    this.#attended?.work.abort();
    this.#attended = null;
  }

  async #begin(attended: Attended): Promise<void> {
    const saved = await this.#ports.saved.read();
    if (this.#attended !== attended) return;
    attended.isRestored = true;
    this.#saved = saved;
    if (saved?.session === attended.session) this.#take({ type: 'restored', saved });
    this.#beginWatch(attended);
  }

  #leave(): void {
    if (this.#attended === null) return;
    this.stop();
    this.#saved = null;
    this.#show(null);
  }

  #take(event: SetupEvent): void {
    const attended = this.#attended;
    // Before the saved setup was read, there is nothing on the screen to ask about.
    if (attended === null || (!attended.isRestored && event.type === 'asked')) return;
    const [next, effects] = transitionSetup(attended.state, event);
    if (next !== attended.state) {
      attended.state = next;
      if (attended.isRestored) this.#save(savedSetupOf(attended.session, next));
      this.#show(viewOf(next));
    }
    for (const effect of effects) this.#run(effect, attended);
  }

  #save(saved: SavedSetup): void {
    if (isDeepStrictEqual(saved, this.#saved)) return;
    this.#saved = saved;
    this.#isForgotten = false;
    this.#written = this.#ports.saved.write(saved);
  }

  #run(effect: SetupEffect, attended: Attended): void {
    switch (effect.do) {
      case 'search':
        void search(this.#contextOf(attended), effect);
        break;
      case 'send':
        void sendRequest(this.#contextOf(attended), effect.request);
        break;
      case 'send-now':
        this.#sendNowAsked.abort();
        this.#sendNowAsked = new AbortController();
        this.#ports.probeNow();
        break;
      case 'withdraw':
        this.#queue.abort();
        this.#queue = new AbortController();
        break;
      case 'deliver-page':
        void deliverPage(this.#contextOf(attended), effect);
        break;
      case 'refresh-board':
        this.#ports.probeNow();
        this.#beginWatch(attended);
        break;
    }
  }

  #beginWatch(attended: Attended): void {
    this.#watch.abort();
    this.#watch = new AbortController();
    const context = this.#contextOf(attended);
    const signal = AbortSignal.any([context.signal, this.#watch.signal]);
    void watchBoard({ ...context, signal });
  }

  #contextOf(attended: Attended): WorkContext {
    const { signal } = attended.work;
    const queue = AbortSignal.any([signal, this.#queue.signal]);
    return {
      session: attended.session,
      ports: this.#ports,
      report: (report) => {
        const take = () => {
          if (!signal.aborted) this.#take(report);
        };
        // Only once the request is on disk: a crash right after the message must not lose it.
        if (report.type === 'queued') void this.#written.then(take);
        else take();
      },
      signal,
      queue,
      sleepUntilAsked: async (milliseconds) => {
        const asked = this.#sendNowAsked.signal;
        await this.#ports.sleep(milliseconds, AbortSignal.any([queue, asked])).catch(() => undefined);
        queue.throwIfAborted();
        return asked.aborted;
      },
    };
  }
}
