import { isDeepStrictEqual } from 'node:util';
import type { Intent, Journey } from '#contract/journey.ts';
import type { Offers } from '#contract/snapshot.ts';
import { EffectRunner } from './effects/effect-runner.ts';
import type { Event, Report } from './event.ts';
import { transition } from './machine.ts';
import type { Ports } from './ports.ts';
import { memoryOf } from './resume.ts';
import type { Memory } from './saved-journey.ts';
import { initial, type State } from './state.ts';

/** What the controller tells whoever shows the journey. */
export type View = { journey: Journey; offers: Offers };

/**
 * The only holder of the journey's state: takes events one at a time, shows each new state before its work begins, and
 * writes down what the next start needs.
 */
export class Controller {
  readonly #ports: Ports;
  readonly #runner: EffectRunner;
  readonly #show: (view: View) => void;
  #state: State = initial;
  /** What was written last in this run; null before anything was. */
  #saved: Memory | null = null;

  constructor(ports: Ports, show: (view: View) => void) {
    this.#ports = ports;
    this.#show = show;
    this.#runner = new EffectRunner(ports, (report) => this.#take(report));
  }

  get view(): View {
    return { journey: this.#state.journey, offers: this.#state.offers };
  }

  /** The session that is shown; null where nobody is signed in. */
  get sessionId(): string | null {
    return this.#state.session?.id ?? null;
  }

  /** The address of a next step on the finished screen, by id. */
  nextStepLink(id: string): string | undefined {
    return this.#state.nextStepLinks[id];
  }

  /** Reads what the last run left and goes on there. */
  start(): void {
    this.#runner.run({ do: 'restore' });
  }

  /** What a person asked for, over IPC. */
  send(intent: Intent): void {
    this.#take(intent);
  }

  /** What main learned outside the journey's own work: offers and rules that changed, an organisation that was named. */
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
          | 'profile-refused';
      }
    >,
  ): void {
    this.#take(report);
  }

  /** Stops all work, for the app to quit. Resolves once what must come to its end has: a caller waits within a bound. */
  async stop(): Promise<void> {
    this.#runner.stop();
    await this.#runner.settle();
  }

  #take(event: Event): void {
    const [next, effects] = transition(this.#state, event);
    if (next !== this.#state) {
      this.#ports.log.info('step', { event: event.type, step: next.journey.step });
      this.#state = next;
      this.#save(memoryOf(next));
      this.#show(this.view);
    }
    for (const effect of effects) this.#runner.run(effect);
  }

  /** Writes what the next start needs where it is something else than what was written last: most steps change nothing of it. */
  #save(memory: Memory | null): void {
    if (memory === null || isDeepStrictEqual(memory, this.#saved)) return;
    this.#saved = memory;
    void this.#ports.memory.write(memory).then((outcome) => {
      if (outcome === 'refused') this.#saved = null;
    });
  }
}
