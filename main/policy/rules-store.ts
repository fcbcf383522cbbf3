import type { Management as ManagementView } from '#contract/policy.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import { systemSleep, waitAtMost } from '../async/abortable.ts';
import { createSerial } from '../async/serial.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { isEnforced } from './effective-policy.ts';
import { type Directory, OrganisationLookup } from './organisation-lookup.ts';
import type { ConsistentPolicy } from './organisation-policy.ts';
import type { PolicyReader, PolicySource } from './policy-source.ts';
import { describeManagement } from './policy-view.ts';
import { keepLastGood, type RulesInForce, resolvePolicy, resolveRules } from './resolve.ts';
import { type OrganisationChoice, type SignInRules, type Stop, stoppedRules } from './sign-in-rules.ts';

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

type RulesStoreOptions = {
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

/** Milliseconds that a start waits for an organisation that it must know. */
const answerTimeoutMs = 5_000;

/**
 * The rules of this machine, kept current: policies of the system, profiles, the build and the person's own choice, with
 * what the platform says of the organisation that they lead to.
 */
export class RulesStore {
  readonly #options: RulesStoreOptions;
  readonly #lookup: OrganisationLookup;
  /** As the reader gave it last. */
  #reading: readonly PolicySource[];
  /** What is in force of it: for a place that has become unreadable, what it said last. */
  #found: readonly PolicySource[];
  #inForce: RulesInForce;
  #revision = 0;
  #answered: Promise<void> = Promise.resolve();
  readonly #inTurn = createSerial();
  #unwatch: () => void = () => undefined;

  constructor(options: RulesStoreOptions) {
    const { directory, log, found } = options;
    this.#options = options;
    this.#lookup = new OrganisationLookup({
      directory,
      log,
      onAnswer: () => this.#publish(this.policy, this.#found),
    });
    this.#reading = found;
    this.#found = found;
    // Profiles and the organisation are still to be read: until then nothing is allowed.
    this.#inForce = { ...resolveRules(this.#resolve(found, []), null), rules: stoppedRules };
  }

  get policy(): ConsistentPolicy {
    return this.#inForce.policy;
  }

  /** A place became unreadable while the app ran, and what it said last still holds. */
  get isKept(): boolean {
    return this.#found.some(({ outdated }) => outdated !== undefined);
  }

  /** Who may sign in. Nobody may while everything is stopped, nor before the first reading is done. */
  get rules(): SignInRules {
    return this.#inForce.rules;
  }

  /** Why nothing is allowed, or null. */
  get stop(): Stop | null {
    return this.#inForce.stop;
  }

  /** As every screen may show it. */
  get view(): ManagementView {
    const { adopted } = this.#options.personal;
    return describeManagement(this.#inForce, { adopted, revision: this.#revision });
  }

  /** Reads everything and begins to watch. Resolves when the rules are known as well as they can be. */
  async start(): Promise<void> {
    await this.takeChoice();
    this.#unwatch = this.#options.reader.watch(() => void this.reload());
    await this.#awaitOrganisation();
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
    await this.#awaitOrganisation();
  }

  /**
   * Lets the rules of what the person chose hold. Gives how the organisation's people sign in.
   *
   * @throws {OnboardingError} `not-allowed-here` where an administrator names another organisation; where the choice cannot
   *   be kept, or something else than it is in force afterwards.
   */
  async adopt(choice: OrganisationChoice): Promise<SignInMethod> {
    // Not kept either: it would come into force on the day on which the administrator's policy is gone.
    if ('slug' in choice && this.#isForeign(choice.slug)) throw new OnboardingError('not-allowed-here');
    const slug = await this.#options.personal.adopt(choice);
    await this.takeChoice();
    const { organisation } = this.rules;
    if (organisation?.organisation.slug !== slug)
      throw new OnboardingError(
        this.stop?.code ?? (this.#isForeign(slug) ? 'not-allowed-here' : 'organisation-unavailable'),
      );
    return organisation.organisation.method;
  }

  /** Whether an administrator names another organisation than this one. */
  #isForeign(slug: string): boolean {
    const { organisation: named } = this.policy;
    if (named === null || !isEnforced(named.origin) || named.slug === slug) return false;
    return named.slug !== this.#options.personal.adopted;
  }

  /**
   * Forgets what was adopted and puts in force what holds then. Never rejects: `refused` where the disk does not remove a
   * profile, whose rules then still hold.
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

  /** Puts in force what the person has chosen since the last reading; what administrators say is not read again. */
  takeChoice(): Promise<void> {
    return this.#inTurn(() => this.#take());
  }

  /**
   * Puts in force what was read last: one turn at a time, each with what is newest when it begins, so that nothing older
   * follows it.
   *
   * The organisation is asked about afterwards, because no request may leave before the proxy that the policy names is
   * known. A policy that requires an organisation of which nothing is known stops everything until there is an answer.
   */
  async #take(): Promise<void> {
    const personal = await this.#options.personal.sources();
    const found = keepLastGood(this.#found, this.#reading);
    const policy = this.#resolve(found, personal);
    await this.#lookup.turnTo(policy.organisation?.slug ?? null);
    this.#publish(policy, found);
    this.#answered = this.#lookup.ask();
  }

  /** The one place where rules change: all that follows from a policy at once. */
  #publish(policy: ConsistentPolicy, found: readonly PolicySource[]): void {
    this.#found = found;
    this.#inForce = resolveRules(policy, this.#lookup.facts);
    this.#revision += 1;
    this.#options.onChange();
  }

  /** Waits until the platform has answered about a required organisation of which nothing is known, for some seconds. */
  async #awaitOrganisation(): Promise<void> {
    if (this.policy.organisation?.required !== true || this.#lookup.facts?.known) return;
    await waitAtMost(this.#answered, answerTimeoutMs, systemSleep);
  }

  #resolve(found: readonly PolicySource[], personal: readonly PolicySource[]): ConsistentPolicy {
    const { build, platform } = this.#options;
    return resolvePolicy({ found, build, personal }, platform);
  }
}
