import type { Management } from '#contract/policy.ts';
import type { Notice, Snapshot } from '#contract/snapshot.ts';
import type { UpdateView } from '#contract/update.ts';
import type { JourneyView } from '../journey/controller.ts';
import type { KeychainState } from '../keychain/secret-store.ts';

/**
 * Makes the numbered snapshots that the window mirrors, and announces each.
 *
 * Snapshots are numbered here only (the rules have a `revision` of their own), so that a snapshot that was asked for and one
 * that was announced can always be put in order.
 */
export class SnapshotStore {
  readonly notices = new NoticeBoard((notices) => this.#next({ notices }));
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
      returnPaths: [],
      links: [],
      notices: [],
      management: unmanaged,
      setup: null,
      update: noUpdates,
      ...facts,
    };
  }

  get current(): Snapshot {
    return this.#current;
  }

  /** Makes a snapshot of a changed journey. */
  show({ journey, offers }: JourneyView): void {
    const { methods, manualSignUp, returnPaths } = offers;
    this.#next({ journey, methods, manualSignUp, returnPaths });
  }

  /** Makes a snapshot of anything else that changed. */
  change(
    changed: Partial<
      Pick<Snapshot, 'language' | 'links' | 'refusedLink' | 'management' | 'setup' | 'update'>
    >,
  ): void {
    this.#next(changed);
  }

  #next(changed: Partial<Snapshot>): void {
    this.#current = { ...this.#current, ...changed, revision: this.#current.revision + 1 };
    this.#announce(this.#current);
  }
}

/** The notices that are shown in every step, each at most once. */
export class NoticeBoard {
  readonly #notices = new Set<Notice>();
  readonly #show: (notices: Notice[]) => void;

  constructor(show: (notices: Notice[]) => void) {
    this.#show = show;
  }

  /** Shows the notice, or removes it. */
  set(notice: Notice, isPresent: boolean): void {
    if (this.#notices.has(notice) === isPresent) return;
    if (isPresent) this.#notices.add(notice);
    else this.#notices.delete(notice);
    this.#show([...this.#notices]);
  }

  /** Shows the notice of a keychain that cannot store secrets, or none for one that can. */
  showKeychain(state: KeychainState): void {
    for (const [each, notice] of Object.entries(keychainNotices)) this.set(notice, each === state);
  }
}

const keychainNotices: Record<Exclude<KeychainState, 'ready'>, Notice> = {
  locked: 'session-only-locked',
  missing: 'session-only-missing',
  unreadable: 'session-only-unreadable',
  forbidden: 'session-only-forbidden',
};

/** The management view of a machine without policy or organisation. */
export const unmanaged: Management = {
  managed: false,
  links: [],
  canLeave: false,
  languageLocked: false,
  revision: 0,
};

/** The update view before anything about newer versions is known. */
const noUpdates: UpdateView = { status: 'off', managed: false, byIt: false };
