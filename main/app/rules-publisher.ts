import { returnPaths, type SignInMethod } from '#contract/sign-in-method.ts';
import { type OfferedMethod, type Offers, platformTopics } from '#contract/snapshot.ts';
import type { Environment } from '../environment/environment.ts';
import type { Controller } from '../journey/controller.ts';
import { isTooOld } from '../platform/configuration.ts';
import { hasCapability } from '../platform-contract/capabilities.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import { hasProblems, hasUntrusted } from '../policy/policy-view.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { SignInRules, Stop } from '../policy/sign-in-rules.ts';
import type { ApplicationOptions } from './application-options.ts';
import type { NoticeBoard, SnapshotStore } from './snapshot-store.ts';

type RulesPublisherOptions = {
  application: Pick<ApplicationOptions, 'environment' | 'version' | 'language' | 'accent' | 'onRules'>;
  management: () => RulesStore;
  controller: () => Pick<Controller, 'report'>;
  snapshots: Pick<SnapshotStore, 'change'>;
  notices: Pick<NoticeBoard, 'set'>;
  /** Called after each change, for what else depends on the rules and the configuration. */
  onChange: () => void;
};

/**
 * Tells the journey, the window and the shell what is allowed and offered here, each time the rules of this machine or the
 * platform's configuration change.
 */
export class RulesPublisher {
  readonly #options: RulesPublisherOptions;
  #configuration: Configuration | null = null;
  readonly #asked = Promise.withResolvers<void>();
  /** False until the rules were read for the first time. Before that the journey is told nothing, so its first page waits. */
  #areRulesKnown = false;

  constructor(options: RulesPublisherOptions) {
    this.#options = options;
  }

  /** The platform's latest configuration; null before one was read. */
  get configuration(): Configuration | null {
    return this.#configuration;
  }

  /** Resolves once the platform's configuration is known, or its platform was asked for it in vain. */
  get configured(): Promise<void> {
    return this.#asked.promise;
  }

  /** What is offered under the present rules and configuration. */
  get offers(): Offers {
    const { rules } = this;
    const { environment } = this.#options.application;
    const configuration = this.#configuration;
    return offersOf(listUsableMethods(environment, rules, this), configuration, rules);
  }

  /** Whether the platform exchanges identities for tokens of its own. */
  get exchanges(): boolean {
    return hasCapability(this.#configuration, 'exchange');
  }

  /** The present rules, narrowed to what the platform has. */
  get rules(): SignInRules {
    return narrowToPlatform(this.#options.management().rules, this.#configuration);
  }

  /** Begins to tell the journey of each change. To be called once the rules were read for the first time. */
  begin(): void {
    this.#areRulesKnown = true;
    this.#tellJourney();
  }

  /** Takes the present rules from `management`. */
  takeRules(): void {
    const { application, snapshots, notices } = this.#options;
    const management = this.#options.management();
    const { policy, view, isKept } = management;
    application.onRules(management);
    snapshots.change({
      language: policy.values.Language ?? application.language,
      management: { ...view, ...(application.accent === undefined ? {} : { accent: application.accent }) },
    });
    notices.set('policy-not-trusted', hasUntrusted(policy));
    notices.set('policy-kept', isKept);
    notices.set('policy-problems', !isKept && management.stop === null && hasProblems(policy));
    this.#tellJourney();
  }

  /** Goes on without a configuration where none is known: what the first version of the contract has is then taken to be there. */
  goOnWithout(): void {
    this.#asked.resolve();
  }

  /** Takes a new configuration of the platform. */
  takeConfiguration(latest: Configuration): void {
    this.#configuration = latest;
    this.#asked.resolve();
    const links = platformTopics.filter((topic) => latest.links?.[topic] !== undefined);
    this.#options.snapshots.change({ links });
    this.#tellJourney();
  }

  #tellJourney(): void {
    if (!this.#areRulesKnown) return;
    const controller = this.#options.controller();
    const stop = this.#stop;
    controller.report({
      type: 'offers-changed',
      offers: this.offers,
      rules: this.rules,
    });
    if (stop) controller.report({ type: 'blocked', ...stop });
    else controller.report({ type: 'unblocked' });
    this.#options.onChange();
  }

  /** Why everything is stopped: the rules first, then a client that is too old; null where nothing is. */
  get #stop(): Stop | null {
    const { version } = this.#options.application;
    const { stop } = this.#options.management();
    return stop ?? (isTooOld(version, this.#configuration) ? { code: 'client-too-old' } : null);
  }
}

/**
 * The rules, narrowed to what the platform has: without relays an answer comes back to this machine only, and without sign-ups
 * there is no account by e-mail. Like any source it narrows and never widens.
 */
export function narrowToPlatform(
  rules: SignInRules,
  configuration: Pick<Configuration, 'capabilities'> | null,
): SignInRules {
  const allowed = rules.returnPaths ?? returnPaths;
  return {
    ...rules,
    emailSignUp: rules.emailSignUp && hasCapability(configuration, 'sign-up'),
    returnPaths: hasCapability(configuration, 'relay')
      ? rules.returnPaths
      : allowed.filter((returnPath) => returnPath === 'loopback'),
  };
}

/**
 * What this client can offer: the methods that the platform's configuration lists, that the environment has a provider
 * for, and that the rules of this machine allow.
 *
 * A listed method that this client cannot use is left out, except Apple's, which is shown as coming soon. Before the first
 * configuration was read, every usable method except Apple's is offered; the platform still decides when it is used.
 */
export function offersOf(
  usable: readonly SignInMethod[],
  configuration: Pick<Configuration, 'methods' | 'manualSignUp'> | null,
  rules: Pick<SignInRules, 'methods' | 'emailSignUp' | 'returnPaths' | 'organisation'>,
): Offers {
  const { methods, manualSignUp } = listMethods(usable, configuration);
  const isAllowed = ({ id }: OfferedMethod) => rules.methods?.includes(id) ?? true;
  return {
    methods: putFirst(rules.organisation?.organisation.method, methods.filter(isAllowed)),
    manualSignUp: manualSignUp && rules.emailSignUp,
    returnPaths: returnPaths.filter((returnPath) => rules.returnPaths?.includes(returnPath) ?? true),
  };
}

/**
 * The sign-in methods that this client can use: those with a client id at the provider. An organisation's own provider also
 * needs a `scheme`, from the environment or from the organisation in use. A platform that exchanges no identities takes
 * those of its issuer alone.
 */
export function listUsableMethods(
  { providers }: Environment,
  { organisation }: Pick<SignInRules, 'organisation'>,
  { exchanges }: { exchanges: boolean },
): SignInMethod[] {
  const named = organisation?.organisation.scheme;
  return providers
    .filter((settings) => settings.clientId !== '')
    .filter((settings) => settings.kind === 'oidc' || exchanges)
    .filter((settings) => settings.kind !== 'oidc' || (settings.scheme ?? named) !== undefined)
    .map(({ id }) => id);
}

/** The only method that is shown as coming soon before the platform has it. */
const announced: SignInMethod = 'apple';

function listMethods(
  usable: readonly SignInMethod[],
  configuration: Pick<Configuration, 'methods' | 'manualSignUp'> | null,
): Pick<Offers, 'methods' | 'manualSignUp'> {
  if (configuration === null)
    return {
      methods: usable.map((id) => ({ id, available: id !== announced })),
      manualSignUp: true,
    };
  return {
    methods: configuration.methods.flatMap(({ id, available }) => {
      const isAvailable = usable.includes(id) && available;
      const isShown = id === 'microsoft' || id === 'google' ? usable.includes(id) : id === announced;
      return isAvailable || isShown ? [{ id, available: isAvailable }] : [];
    }),
    manualSignUp: configuration.manualSignUp,
  };
}

/** Puts the organisation's own method first. */
function putFirst(method: SignInMethod | undefined, methods: OfferedMethod[]): OfferedMethod[] {
  return [...methods].sort((one, other) => Number(other.id === method) - Number(one.id === method));
}
