import type { SignInMethod } from '#contract/journey.ts';
import type { Management as ManagementView } from '#contract/policy.ts';
import { codeOf, OnboardingError } from '../failure.ts';
import type { OrganisationChoice, Stop } from '../journey/state.ts';
import type { Log } from '../log/log.ts';
import type { Organisation } from '../platform/contract.ts';
import { effectivePolicy, isEnforced } from './effective-policy.ts';
import { type ConsistentPolicy, consistentPolicy } from './organisation-policy.ts';
import type { PolicyReader, PolicySource } from './policy-source.ts';
import { allowsNothing, noRules, type SignInRules, signInRules } from './sign-in-rules.ts';
import { standingSources } from './standing-sources.ts';

/** Where an organisation's facts come from. Rejects as `Organisations` of the journey does. */
export type Directory = {
  /** The last good answer, without asking anybody. */
  kept(slug: string): Promise<Organisation | null>;
  bySlug(slug: string, signal: AbortSignal): Promise<Organisation>;
};

/** What the person chose here: an organisation that a link or an address led to, a profile that they opened. */
export type PersonalChoice = {
  /** Their own settings, and signed profiles of the machine and of theirs. Never rejects. */
  sources(): Promise<PolicySource[]>;
  /** The slug of what was adopted. */
  adopt(choice: OrganisationChoice): Promise<string>;
  /** Forgets what was adopted. Rejects where the disk refuses to remove a profile: then its rules still hold. */
  leave(): Promise<void>;
  /** The slug of what is adopted, or null. */
  readonly adopted: string | null;
};

export type ManagementOptions = {
  /** Base of the platform in use. */
  platform: string;
  reader: PolicyReader;
  /** What the reader found before the environment could be chosen. */
  found: readonly PolicySource[];
  /** What was built in. */
  build: readonly PolicySource[];
  personal: PersonalChoice;
  directory: Directory;
  log: Pick<Log, 'info' | 'warn'>;
  /** Told after every change of the rules, and of whether they stop everything. */
  onChange: () => void;
};

/** How long the first start waits for an organisation that it must know, in milliseconds. */
const patience = 5_000;

/**
 * The rules of this machine, kept current: policies of the system, profiles, the build and the person's own choice, with
 * what the platform says of the organisation that they lead to.
 */
export class Management {
  readonly #options: ManagementOptions;
  #found: readonly PolicySource[];
  #policy: ConsistentPolicy;
  #organisation: { slug: string; known: Organisation } | null = null;
  #unknown: { slug: string; code: Stop['code'] } | null = null;
  #revision = 0;
  #asking = new AbortController();
  #lane: Promise<unknown> = Promise.resolve();
  #unwatch: () => void = () => undefined;

  constructor(options: ManagementOptions) {
    this.#options = options;
    this.#found = options.found;
    this.#policy = this.#resolved([]);
  }

  get policy(): ConsistentPolicy {
    return this.#policy;
  }

  /** A place became unreadable while the app ran, and its last good word stands. */
  get isKept(): boolean {
    return this.#found.some(({ outdated }) => outdated !== undefined);
  }

  /** Who may sign in. Where everything is stopped nobody asks. */
  get rules(): SignInRules {
    const { organisation: named, values } = this.#policy;
    if (this.stop) return { ...noRules, methods: [], emailSignUp: false };
    const known = named && this.#organisation?.slug === named.slug ? this.#organisation.known : null;
    return signInRules(values, known && named && { organisation: known, required: named.required });
  }

  /** Why nothing is allowed, or null. */
  get stop(): Stop | null {
    const { stops, organisation: named, values } = this.#policy;
    const [first] = stops;
    if (first) return { code: first.code, stops };
    const isRequired = named?.required === true;
    const known = this.#organisation?.slug === named?.slug ? this.#organisation?.known : undefined;
    if (isRequired && !known)
      return { code: this.#unknown?.slug === named.slug ? this.#unknown.code : 'organisation-unavailable' };
    const rules = signInRules(values, known && named ? { organisation: known, required: isRequired } : null);
    if (!allowsNothing(rules)) return null;
    const reports = this.#policy.keys.filter(
      ({ key, locked }) =>
        locked && ['AllowedIdentityProviders', 'Organization', 'OwnSignInUrl', 'SignInMode'].includes(key),
    );
    return {
      code: 'nothing-allowed',
      stops: [
        {
          code: 'nothing-allowed',
          keys: reports.map(({ key }) => key),
          places: reports.flatMap(({ from }) => from),
        },
      ],
    };
  }

  /** As every screen may show it. */
  get view(): ManagementView {
    const { values, keys, organisation: named } = this.#policy;
    const { organisation } = this.rules;
    const enforced = keys.flatMap(({ from }) => from).filter(({ origin }) => isEnforced(origin));
    const language = keys.find(({ key }) => key === 'Language');
    return {
      managed: enforced.length > 0 || this.stop !== null,
      ...(values.ManagedByOrganizationName ? { by: values.ManagedByOrganizationName } : {}),
      links: [
        ...(values.SupportUrl ? (['support'] as const) : []),
        ...(values.ManagedByUrl ? (['managed-by'] as const) : []),
      ],
      ...(organisation
        ? {
            organisation: {
              name: organisation.organisation.name,
              method: organisation.organisation.method,
              mode: organisation.mode,
            },
          }
        : {}),
      canLeave: named !== null && named.slug === this.#options.personal.adopted,
      languageLocked: language?.locked === true && language.value !== null,
      revision: this.#revision,
    };
  }

  /** Reads everything and begins to watch. Resolves when the rules are known as well as they can be. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#take(this.#found));
    this.#unwatch = this.#options.reader.watch(() => void this.reload());
  }

  stopWatching(): void {
    this.#unwatch();
    this.#asking.abort();
  }

  /** Reads every place again. */
  reload(): Promise<void> {
    return this.#inTurn(async () => this.#take(await this.#options.reader.read()));
  }

  async adopt(choice: OrganisationChoice): Promise<SignInMethod> {
    const slug = await this.#options.personal.adopt(choice);
    await this.takeChoice();
    const { organisation } = this.rules;
    if (organisation?.organisation.slug !== slug) throw new OnboardingError('organisation-unavailable');
    return organisation.organisation.method;
  }

  /**
   * Forgets what was adopted, and counts what holds then. Never rejects: `refused` where the disk keeps a profile, whose
   * rules still hold.
   */
  async leave(): Promise<'left' | 'refused'> {
    const outcome = await this.#options.personal.leave().then(
      () => 'left' as const,
      (error: unknown) => {
        this.#options.log.warn('organisation not left', { error });
        return 'refused' as const;
      },
    );
    await this.takeChoice();
    return outcome;
  }

  /** Counts what the person chose in the meantime; what administrators say is not read again. */
  takeChoice(): Promise<void> {
    return this.#inTurn(() => this.#take(this.#found));
  }

  /** One reading at a time, so that an older one never overtakes a newer one. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#lane.then(work);
    this.#lane = turn.catch(() => undefined);
    return turn;
  }

  async #take(found: readonly PolicySource[]): Promise<void> {
    this.#found = standingSources(this.#found, found);
    const personal = await this.#options.personal.sources();
    this.#policy = this.#resolved(personal);
    await this.#learn();
    this.#changed();
  }

  #resolved(personal: readonly PolicySource[]): ConsistentPolicy {
    const { build, platform } = this.#options;
    const resolve = (sources: readonly PolicySource[]) =>
      consistentPolicy(effectivePolicy(sources), platform);
    const given = [...this.#found, ...build];
    const { organisation } = resolve(given);
    const theirs = organisation && isEnforced(organisation.origin) ? organisation.slug : null;
    return resolve([...given, ...personal.map((source) => besides(theirs, source))]);
  }

  /** Gets to know the organisation: from what was kept at once, from the platform where it must and in the background. */
  async #learn(): Promise<void> {
    const slug = this.#policy.organisation?.slug;
    if (slug === undefined || this.#organisation?.slug === slug) return;
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#unknown = null;
    const kept = await this.#options.directory.kept(slug);
    this.#organisation = kept && { slug, known: kept };
    const asked = this.#ask(slug, asking.signal);
    const inTheBackground = () => void asked.then((isAnswered) => isAnswered && this.#changed());
    if (kept || !this.#policy.organisation?.required) return inTheBackground();
    const late = new Promise<'late'>((resolve) => {
      setTimeout(() => resolve('late'), patience).unref();
    });
    if ((await Promise.race([asked, late])) === 'late') inTheBackground();
  }

  /** False where the question was given up: then nothing has changed. Never rejects. */
  async #ask(slug: string, signal: AbortSignal): Promise<boolean> {
    const { directory, log } = this.#options;
    try {
      const known = await directory.bySlug(slug, signal);
      if (!signal.aborted) this.#organisation = { slug, known };
    } catch (error) {
      if (signal.aborted) return false;
      log.warn('organisation not known', { slug, error });
      const code = codeOf(error);
      this.#unknown = { slug, code };
      // A platform that no longer knows it takes the kept facts back; one that cannot be asked does not.
      if (code === 'organisation-unknown') this.#organisation = null;
    }
    return !signal.aborted;
  }

  /** Asks again for an organisation that could not be had, and reads every place again. */
  async reconsider(): Promise<void> {
    if (this.#unknown) this.#organisation = null;
    await this.reload();
  }

  #changed(): void {
    this.#revision += 1;
    this.#options.onChange();
  }
}

/**
 * A signed profile of the person's beside the organisation that an administrator names. One of another organisation came with another job:
 * it says nothing here, since a contradiction would stop the app and nobody at the desk could mend that.
 */
function besides(theirs: string | null, source: PolicySource): PolicySource {
  const own = source.values.Organization;
  if (theirs === null || !source.isOwn || source.origin !== 'profile' || own === theirs) return source;
  const detail = 'a profile of another organisation than the one that is managed here';
  return { ...source, values: {}, problems: [...source.problems, { code: 'conflict', detail }] };
}
