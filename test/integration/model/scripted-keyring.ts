import type {
  KeychainAnswer,
  KeychainBackend,
  KeychainCall,
} from '../../../main/keychain/keychain-backend.ts';
import { parseSessionSecret } from '../../../main/session/session-generation.ts';
import { answerFrom } from '../../support/scripted-keychain.ts';
import type { Process } from './scripted-platform.ts';

type Call = { call: KeychainCall; resolve: (answer: KeychainAnswer) => void; run: number };

/** The system's keychain: it outlives the runs of the app, and answers at once, late, or not at all. */
export class ScriptedKeyring {
  readonly items = new Map<string, string>();
  isLocked = false;
  #isHeld = false;
  #held: Call[] = [];

  /** The refresh token that it holds of a session. */
  tokenOf(sessionId: string): string | undefined {
    const text = this.items.get(`test:session:${sessionId}`);
    return text === undefined ? undefined : parseSessionSecret(text).refreshToken;
  }

  /** Every refresh token that it holds. */
  tokens(): string[] {
    return [...this.items.values()].map((text) => parseSessionSecret(text).refreshToken);
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Slow from now on; or answers all that waits, and promptly from then on. */
  set isHeld(isHeld: boolean) {
    this.#isHeld = isHeld;
    if (!isHeld) for (const held of this.#held.splice(0)) held.resolve(this.#answer(held.call));
  }

  /** The thread dies: nothing that waits was carried out. */
  fail(): void {
    for (const { resolve } of this.#held.splice(0))
      resolve({ kind: 'unavailable', state: 'unreadable', reason: 'the thread ended' });
  }

  backendOf(run: Process): KeychainBackend {
    return {
      ask: (call) => {
        if (run.isDead) return new Promise(() => undefined);
        if (!this.#isHeld) return Promise.resolve(this.#answer(call));
        return new Promise((resolve) => this.#held.push({ call, resolve, run: run.number }));
      },
    };
  }

  forget(run: number): void {
    this.#held = this.#held.filter((held) => held.run !== run);
  }

  /** What waits for an answer, in order. */
  get heldCalls(): readonly string[] {
    return this.#held.map(({ call }) => `${call.do} ${call.user}`);
  }

  #answer(call: KeychainCall): KeychainAnswer {
    if (this.isLocked) return { kind: 'unavailable', state: 'locked', reason: 'it is locked' };
    return answerFrom(this.items, call.user, call);
  }
}
