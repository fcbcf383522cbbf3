import { failureCodeOf } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import type { Organisation } from '../platform-contract/contract.ts';
import type { OrganisationFacts } from './resolve.ts';

/** Where an organisation's facts come from. Rejects as `Organisations` of the journey does. */
export type Directory = {
  /** The last good answer, without asking anybody. */
  kept(slug: string): Promise<Organisation | null>;
  bySlug(slug: string, signal: AbortSignal): Promise<Organisation>;
};

type LookupOptions = {
  directory: Directory;
  log: Pick<Log, 'warn'>;
  /** The platform answered, or could not be asked. */
  onAnswer: () => void;
};

/** What is known of the organisation that the rules name: from what was kept at once, and then from the platform. */
export class OrganisationLookup {
  readonly #options: LookupOptions;
  #facts: OrganisationFacts | null = null;
  #hasAnswer = false;
  /** The question that is under way. */
  #question: Promise<void> | null = null;
  #asking = new AbortController();

  constructor(options: LookupOptions) {
    this.#options = options;
  }

  /** About the organisation that was turned to last. */
  get facts(): OrganisationFacts | null {
    return this.#facts;
  }

  /** Turns to an organisation, or to none, and drops what was asked about another. Resolves once what was kept is known. */
  async turnTo(slug: string | null): Promise<void> {
    if (slug === (this.#facts?.slug ?? null)) return;
    this.stop();
    this.#facts = null;
    this.#hasAnswer = false;
    if (slug === null) return;
    const known = await this.#options.directory.kept(slug);
    this.#facts = { slug, known, failure: null };
  }

  /** Asks the platform, unless it has answered. Resolves once it has, or could not be asked; never rejects. */
  async ask(): Promise<void> {
    if (this.#facts === null || this.#hasAnswer) return;
    this.#question ??= this.#askAbout(this.#facts, this.#asking.signal);
    await this.#question;
  }

  /** Drops the question that is under way. */
  stop(): void {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#question = null;
  }

  async #askAbout({ slug, known }: OrganisationFacts, signal: AbortSignal): Promise<void> {
    const { directory, log, onAnswer } = this.#options;
    try {
      const answer = await directory.bySlug(slug, signal);
      if (signal.aborted) return;
      this.#facts = { slug, known: answer, failure: null };
      this.#hasAnswer = true;
    } catch (error) {
      if (signal.aborted) return;
      log.warn('organisation not known', { slug, error });
      const failure = failureCodeOf(error);
      // A platform that no longer knows it takes the kept facts back; one that cannot be asked does not.
      this.#facts = { slug, known: failure === 'organisation-unknown' ? null : known, failure };
    }
    this.#question = null;
    onAnswer();
  }
}
