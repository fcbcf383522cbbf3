import { isDeepStrictEqual } from 'node:util';
import type { Intent, Journey } from '#contract/journey.ts';
import type { Offers } from '#contract/snapshot.ts';
import { EffectRunner } from './effects/effect-runner.ts';
import type { Event, Report } from './event.ts';
import { savedJourneyOf, transition } from './machine.ts';
import type { Ports } from './ports.ts';
import type { SavedJourney } from './saved-journey.ts';
import { initialState, type State } from './state.ts';

/** What the controller gives to be shown, after every change. */
export type JourneyView = { journey: Journey; offers: Offers };

/**
 * Holds the journey's state, and is the only one that does. It takes events one at a time, shows each new state before it
 * runs the effects, and saves what the next start needs. A state that says that something leaves later is shown once that is
 * saved.
 */
export class Controller {
  readonly #ports: Ports;
  readonly #runner: EffectRunner;
  readonly #show: (view: JourneyView) => void;
  #state: State = initialState;
  /** The journey that this run saved last; null before the first. */
  #saved: SavedJourney | null = null;
  /** Resolves once what was saved last is on disk, or was refused. */
  #written = Promise.resolve();

  constructor(ports: Ports, show: (view: JourneyView) => void) {
    this.#ports = ports;
    this.#show = show;
    this.#runner = new EffectRunner(ports, (report) => this.#take(report));
  }

  get view(): JourneyView {
    return { journey: this.#state.journey, offers: this.#state.offers };
  }

  /** The id of the session that is shown; null when signed out. */
  get sessionId(): string | null {
    return this.#state.session?.id ?? null;
  }

  /** Whether what an earlier run left waits for a keychain that is locked. */
  get isLocked(): boolean {
    return this.#state.lockedJourney !== null;
  }

  /** The URL of a next step on the finished screen, by its id. */
  nextStepLink(id: string): string | undefined {
    return this.#state.nextStepLinks[id];
  }

  /** Resumes from the saved journey of the last run. */
  start(): void {
    this.#runner.run({ do: 'restore' });
  }

  /** Takes what a person asked for, which arrives over IPC. */
  send(intent: Intent): void {
    this.#take(intent);
  }

  /** Takes what main learned outside the journey's own effects: changed offers and rules, or a named organisation. */
  report(
    report: Extract<
      Report,
      {
        type:
          | 'offers-changed'
          | 'blocked'
          | 'unblocked'
          | 'keychain-changed'
          | 'organisation-named'
          | 'profile-opened'
          | 'profile-refused'
          | 'session-over';
      }
    >,
  ): void {
    this.#take(report);
  }

  /**
   * Stops all work because the app quits. Resolves once the effects marked `mustFinish` have ended. That has no time limit
   * of its own: the caller sets one.
   */
  async stop(): Promise<void> {
    this.#runner.stop();
    await this.#runner.settle();
  }

  #take(event: Event): void {
    const [next, effects] = transition(this.#state, event);
    if (next !== this.#state) {
      this.#ports.log.info('step', { event: event.type, step: next.journey.step });
      this.#state = next;
      this.#save(savedJourneyOf(next));
      // A crash right after the message must not lose the request. Where the disk refuses it, a notice says so.
      if (!isQueued(next)) this.#show(this.view);
      else void this.#written.then(() => this.#state === next && this.#show(this.view));
    }
    for (const effect of effects) this.#runner.run(effect);
  }

  /** Saves the journey for the next start if it changed. Most transitions change nothing that is saved. */
  #save(saved: SavedJourney | null): void {
    if (saved === null || isDeepStrictEqual(saved, this.#saved)) return;
    this.#saved = saved;
    this.#written = this.#ports.savedJourney.write(saved).then((outcome) => {
      if (outcome === 'refused') this.#saved = null;
    });
  }
}

/** Whether this state says that a request leaves later: its phase is `queued` or `resend-queued`. */
function isQueued({ journey }: State): boolean {
  return 'phase' in journey && journey.phase.endsWith('queued');
}
