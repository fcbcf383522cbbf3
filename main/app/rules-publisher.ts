import { returnPaths } from '#contract/sign-in-method.ts';
import { type Offers, platformTopics } from '#contract/snapshot.ts';
import type { Controller } from '../journey/controller.ts';
import { isTooOld } from '../platform/configuration.ts';
import { hasCapability } from '../platform-contract/capabilities.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import { hasProblems, hasUntrusted } from '../policy/policy-view.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { SignInRules, Stop } from '../policy/sign-in-rules.ts';
import type { ApplicationOptions } from './application-options.ts';
import { listUsableMethods, offersOf } from './offers.ts';
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
