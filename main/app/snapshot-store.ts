import type { Management } from '#contract/policy.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import type { UpdateView } from '#contract/update.ts';
import type { View } from '../journey/controller.ts';

/** Where nobody manages anything. */
export const unmanaged: Management = {
  managed: false,
  links: [],
  canLeave: false,
  languageLocked: false,
  revision: 0,
};

/** Before anything about newer versions is known. */
const noUpdates: UpdateView = { status: 'off', managed: false, byIt: false };

/**
 * Makes the numbered snapshots that the window mirrors, and announces each.
 *
 * The only place where snapshots are counted (the rules have a `revision` of their own): a window that asks and a window that
 * is told can never disagree.
 */
export class SnapshotStore {
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
      transports: [],
      links: [],
      notices: [],
      management: unmanaged,
      update: noUpdates,
      ...facts,
    };
  }

  get current(): Snapshot {
    return this.#current;
  }

  /** A new state of the journey. */
  show({ journey, offers }: View): void {
    const { methods, manualSignUp, transports } = offers;
    this.#next({ journey, methods, manualSignUp, transports });
  }

  /** A language, a link, a notice, a rule or a newer version that came or went; a link that was refused. */
  change(
    changed: Partial<
      Pick<Snapshot, 'language' | 'links' | 'notices' | 'refusedLink' | 'management' | 'update'>
    >,
  ): void {
    this.#next(changed);
  }

  #next(changed: Partial<Snapshot>): void {
    this.#current = { ...this.#current, ...changed, revision: this.#current.revision + 1 };
    this.#announce(this.#current);
  }
}
