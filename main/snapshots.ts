import type { Snapshot } from '#contract/snapshot.ts';
import type { View } from './journey/controller.ts';

/**
 * Makes the numbered snapshots that the window mirrors, and announces each.
 *
 * The only place where revisions are counted: a window that asks and a window that is told can never disagree.
 */
export class Snapshots {
  readonly #announce: (snapshot: Snapshot) => void;
  #current: Snapshot;

  constructor(
    facts: Pick<Snapshot, 'environment' | 'version' | 'language'>,
    announce: (snapshot: Snapshot) => void,
  ) {
    this.#announce = announce;
    this.#current = {
      revision: 1,
      journey: { step: 'starting' },
      methods: [],
      manualSignUp: false,
      notices: [],
      ...facts,
    };
  }

  get current(): Snapshot {
    return this.#current;
  }

  /** A new state of the journey. */
  show({ journey, offers }: View): void {
    this.#next({ journey, ...offers });
  }

  /** A language or a notice that came or went. */
  change(changed: Partial<Pick<Snapshot, 'language' | 'notices'>>): void {
    this.#next(changed);
  }

  #next(changed: Partial<Snapshot>): void {
    this.#current = { ...this.#current, ...changed, revision: this.#current.revision + 1 };
    this.#announce(this.#current);
  }
}
