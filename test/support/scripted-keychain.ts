import type {
  KeychainAction,
  KeychainAnswer,
  KeychainBackend,
  KeychainCall,
} from '../../main/keychain/keychain-backend.ts';

type Question = { allow: () => void; refuse: () => void };

/**
 * A system's keychain that does what a test says. It answers at once, unless it is held; while it is locked it asks the
 * person, and the test answers.
 */
export class ScriptedKeychain implements KeychainBackend {
  /** The secret of each entry, by the entry's user, such as `test:pending`. */
  readonly entries = new Map<string, string>();
  /** Each call, as `get test:pending`, in the order in which they came. */
  readonly calls: string[] = [];
  condition: 'open' | 'locked' | 'missing' | 'broken' = 'open';
  /** Whether an entry that is missing can be told from one that cannot be seen while it is locked, as on macOS. */
  showsEntriesWhileLocked = false;
  /** Whether it tells without asking the person whether it is open. */
  canBeLookedAt = true;
  /** Entries to which the person refuses access, though the keychain is open. */
  readonly refused = new Set<string>();
  /** The open questions to the person, in the order in which they were asked. */
  readonly questions: Question[] = [];
  /** How often the person was asked. */
  asked = 0;
  #held: PromiseWithResolvers<void> | null = null;

  /** From now on calls are taken and not answered. */
  hold(): void {
    this.#held ??= Promise.withResolvers();
  }

  /** Answers what was held, one call after the other. */
  release(): void {
    this.#held?.resolve();
    this.#held = null;
  }

  /** The person opens the keychain, by the question that is open or by another program. */
  unlock(): void {
    this.condition = 'open';
    for (const { allow } of this.questions.splice(0)) allow();
  }

  /** The person closes the question that is open. */
  refuse(): void {
    this.questions.shift()?.refuse();
  }

  async ask(call: KeychainCall, onWaiting: () => void): Promise<KeychainAnswer> {
    this.calls.push(`${call.do} ${call.user}`);
    await this.#held?.promise;
    if (this.condition === 'missing') return unavailable('missing');
    if (this.condition === 'broken') return unavailable('unreadable');
    if (call.do === 'look') return this.#look();
    if (this.condition === 'locked') {
      const isThere = this.entries.has(call.user);
      const seesNothing = call.do === 'get' || call.do === 'remove';
      if (seesNothing && !isThere && this.showsEntriesWhileLocked) return { kind: 'none', isOpen: false };
      if (seesNothing && !isThere) return unavailable('locked');
      if (!(await this.#askPerson(onWaiting))) return unavailable('locked');
    }
    if (this.refused.has(call.user)) return { ...unavailable('locked'), isRefused: true };
    return answerFrom(this.entries, call.user, call, !this.showsEntriesWhileLocked);
  }

  #look(): KeychainAnswer {
    if (!this.canBeLookedAt) return { kind: 'unknown' };
    return this.condition === 'locked' ? unavailable('locked') : { kind: 'done' };
  }

  #askPerson(onWaiting: () => void): Promise<boolean> {
    this.asked += 1;
    onWaiting();
    return new Promise((resolve) => {
      this.questions.push({ allow: () => resolve(true), refuse: () => resolve(false) });
    });
  }
}

/** What a keychain that can be asked answers, whose entries these are. */
export function answerFrom(
  entries: Map<string, string>,
  user: string,
  action: KeychainAction,
  isOpen = true,
): KeychainAnswer {
  switch (action.do) {
    case 'get': {
      const secret = entries.get(user);
      return secret === undefined ? { kind: 'none', isOpen } : { kind: 'found', secret };
    }
    case 'set':
      entries.set(user, action.secret);
      return { kind: 'done' };
    case 'remove':
      return entries.delete(user) ? { kind: 'done' } : { kind: 'none', isOpen };
    case 'unlock':
    case 'look':
      return { kind: 'done' };
  }
}

function unavailable(state: 'locked' | 'missing' | 'unreadable') {
  return { kind: 'unavailable', state, reason: `it is ${state}` } as const;
}
