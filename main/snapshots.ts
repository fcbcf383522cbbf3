import type { Language, Notice, Snapshot } from '#contract/snapshot.ts';
import type { View } from './journey/controller.ts';

/** Everything in a snapshot that can change, but the journey. */
type Surroundings = { language: Language; notices: ReadonlySet<Notice> };

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

  /** A language or a notice that came or went. Nothing is announced when nothing changed. */
  surround({ language, notices }: Partial<Surroundings>): void {
    const changed: Partial<Snapshot> = {
      ...(language === undefined ? {} : { language }),
      ...(notices === undefined ? {} : { notices: [...notices] }),
    };
    const same = JSON.stringify({ ...this.#current, ...changed }) === JSON.stringify(this.#current);
    if (!same) this.#next(changed);
  }

  #next(changed: Partial<Snapshot>): void {
    this.#current = { ...this.#current, ...changed, revision: this.#current.revision + 1 };
    this.#announce(this.#current);
  }
}
