import type { Management as ManagementView } from '#contract/policy.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { effectivePolicy, isEnforced } from './effective-policy.ts';
import { type Directory, OrganisationLookup } from './organisation-lookup.ts';
import { type ConsistentPolicy, consistentPolicy } from './organisation-policy.ts';
import type { PolicyReader, PolicySource } from './policy-source.ts';
import { type RulesInForce, rulesInForce } from './rules-in-force.ts';
import type { OrganisationChoice, Stop } from './sign-in-rules.ts';
import { type SignInRules, stoppedRules } from './sign-in-rules.ts';
import { standingSources } from './standing-sources.ts';

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

type ManagementOptions = {
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

/** How long a start waits for an organisation that it must know. */
const answerTimeoutMs = 5_000;

/**
 * The rules of this machine, kept current: policies of the system, profiles, the build and the person's own choice, with
 * what the platform says of the organisation that they lead to.
 */
export class Management {
  readonly #options: ManagementOptions;
  readonly #lookup: OrganisationLookup;
  /** As the reader gave it last. */
  #reading: readonly PolicySource[];
  /** What is in force of it: with the last good word of a place that has become unreadable. */
  #found: readonly PolicySource[];
  #inForce: RulesInForce;
  #revision = 0;
  #answered: Promise<void> = Promise.resolve();
  #lane: Promise<unknown> = Promise.resolve();
  #unwatch: () => void = () => undefined;

  constructor(options: ManagementOptions) {
    const { directory, log, found } = options;
    this.#options = options;
    this.#lookup = new OrganisationLookup({
      directory,
      log,
      onAnswer: () => this.#publish(this.policy, this.#found),
    });
    this.#reading = found;
    this.#found = found;
    // Profiles and the organisation are still to be read: until then nobody is let in.
    this.#inForce = { ...rulesInForce(this.#resolved(found, []), null), rules: stoppedRules };
  }

  get policy(): ConsistentPolicy {
    return this.#inForce.policy;
  }

  /** A place became unreadable while the app ran, and its last good word stands. */
  get isKept(): boolean {
    return this.#found.some(({ outdated }) => outdated !== undefined);
  }

  /** Who may sign in: nobody while everything is stopped, nor before the first reading is done. */
  get rules(): SignInRules {
    return this.#inForce.rules;
  }

  /** Why nothing is allowed, or null. */
  get stop(): Stop | null {
    return this.#inForce.stop;
  }

  /** As every screen may show it. */
  get view(): ManagementView {
    const { values, keys, organisation: named } = this.policy;
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
    await this.takeChoice();
    this.#unwatch = this.#options.reader.watch(() => void this.reload());
    await this.#organisationIsClear();
  }

  stopWatching(): void {
    this.#unwatch();
    this.#lookup.stop();
  }

  /** Reads every place again. Resolves once what was read is in force. */
  async reload(): Promise<void> {
    this.#reading = await this.#options.reader.read();
    await this.takeChoice();
  }

  /** Asks again for an organisation that could not be had, and reads every place again. */
  async reconsider(): Promise<void> {
    await this.reload();
    await this.#organisationIsClear();
  }

  /**
   * Lets the rules of what the person chose hold. Gives how the organisation's people sign in.
   *
   * @throws {OnboardingError} `not-allowed-here` where an administrator names another organisation; where the choice cannot
   *   be kept, or something else than it is in force afterwards.
   */
  async adopt(choice: OrganisationChoice): Promise<SignInMethod> {
    // Kept all the same it would come into force on the day on which the administrator's word is gone.
    if ('slug' in choice && this.#isOther(choice.slug)) throw new OnboardingError('not-allowed-here');
    const slug = await this.#options.personal.adopt(choice);
    await this.takeChoice();
    const { organisation } = this.rules;
    if (organisation?.organisation.slug !== slug)
      throw new OnboardingError(
        this.stop?.code ?? (this.#isOther(slug) ? 'not-allowed-here' : 'organisation-unavailable'),
      );
    return organisation.organisation.method;
  }

  /** Whether an administrator names another organisation than this one. */
  #isOther(slug: string): boolean {
    const { organisation: named } = this.policy;
    if (named === null || !isEnforced(named.origin) || named.slug === slug) return false;
    return named.slug !== this.#options.personal.adopted;
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
    const turn = this.#lane.then(() => this.#take());
    this.#lane = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Puts what was read last in force: one turn at a time, each with what is newest when it begins, so that nothing older
   * follows it.
   *
   * The organisation is asked about afterwards. Nothing may be asked before the proxy that the policy names is known, and a
   * policy that requires an organisation of which nothing is known holds at once: it stops everything until there is an
   * answer.
   */
  async #take(): Promise<void> {
    const personal = await this.#options.personal.sources();
    const found = standingSources(this.#found, this.#reading);
    const policy = this.#resolved(found, personal);
    await this.#lookup.turnTo(policy.organisation?.slug ?? null);
    this.#publish(policy, found);
    this.#answered = this.#lookup.ask();
  }

  /** The one place where rules change: all that follows from a policy at once. */
  #publish(policy: ConsistentPolicy, found: readonly PolicySource[]): void {
    this.#found = found;
    this.#inForce = rulesInForce(policy, this.#lookup.facts);
    this.#revision += 1;
    this.#options.onChange();
  }

  /** Resolves once it is known whether the organisation that everything waits for can be had, or after some seconds. */
  async #organisationIsClear(): Promise<void> {
    if (this.policy.organisation?.required !== true || this.#lookup.facts?.known) return;
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, answerTimeoutMs).unref();
    });
    await Promise.race([this.#answered, late]);
  }

  #resolved(found: readonly PolicySource[], personal: readonly PolicySource[]): ConsistentPolicy {
    const { build, platform } = this.#options;
    const resolve = (sources: readonly PolicySource[]) =>
      consistentPolicy(effectivePolicy(sources), platform);
    const given = [...found, ...build];
    const { organisation } = resolve(given);
    const theirs = organisation && isEnforced(organisation.origin) ? organisation.slug : null;
    return resolve([...given, ...personal.map((source) => besides(theirs, source))]);
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
