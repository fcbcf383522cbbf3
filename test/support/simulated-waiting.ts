import { getEventListeners } from 'node:events';
import { EffectRunner } from '../../main/journey/effects/effect-runner.ts';
import type { Report } from '../../main/journey/event.ts';
import { hardenFetch } from '../../main/network/transport.ts';
import { createPlatformCall } from '../../main/platform/call.ts';
import { createPlatformClient } from '../../main/platform/platform-client.ts';
import { longPollTimeoutMs } from '../../main/platform-contract/long-poll.ts';
import { waitingMemory } from './saved-journeys.ts';
import { scriptedPorts } from './scripted-ports.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { SimulatedNetwork } from './simulated-network.ts';

/** Milliseconds. */
export const seconds = 1_000;
export const hours = 3_600 * seconds;

/** A report and when it came. */
type Told = { at: number; report: Report };

/**
 * An app that waits for an activation in simulated time: the journey's runner, the real platform client and the real
 * transport, over a simulated network.
 */
export class SimulatedWaiting {
  readonly clock = new SimulatedClock();
  readonly network = new SimulatedNetwork(this.clock);
  readonly told: Told[] = [];
  readonly #signals = new Set<AbortSignal>();
  readonly #runner: EffectRunner;

  private constructor() {
    const call = createPlatformCall(
      'http://127.0.0.1',
      hardenFetch(this.network.fetch, { timeoutMs: longPollTimeoutMs }),
    );
    const platform = createPlatformClient({ call, callPatiently: call, language: () => 'nl' });
    const ports = scriptedPorts({
      savedJourney: { read: async () => waitingMemory },
      now: () => this.clock.now,
      sleep: (milliseconds, signal) => this.clock.wait(milliseconds, signal),
      platform: {
        awaitSignUp: (signUp, signal) => {
          this.#signals.add(signal);
          return platform.awaitSignUp(signUp, signal);
        },
      },
    });
    ports.secrets.kept.set(
      'pending',
      JSON.stringify({ pendingId: 'p1', kind: 'sign-up', id: 'an-id', secret: 'a-secret' }),
    );
    this.#runner = new EffectRunner(ports, (report) => this.told.push({ at: this.clock.now, report }));
  }

  /** One that has read what its last run left, and has begun to wait. */
  static async begin(): Promise<SimulatedWaiting> {
    const waiting = new SimulatedWaiting();
    waiting.#runner.run({ do: 'restore' });
    await waiting.clock.run(0);
    waiting.told.length = 0;
    waiting.#runner.run({ do: 'watch-sign-up', operation: 1 });
    return waiting;
  }

  /** How many listen for the end of the work, on all signals that the questions were asked with. */
  get listeners(): number {
    return [...this.#signals].reduce((sum, signal) => sum + getEventListeners(signal, 'abort').length, 0);
  }

  /** Quits. */
  stop(): void {
    this.#runner.stop();
  }
}
