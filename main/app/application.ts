import { setTimeout } from 'node:timers/promises';
import type { Answers } from '#contract/contract.ts';
import { platformTopics, type RefusedLink } from '#contract/snapshot.ts';
import type { ReadableTerms } from '#contract/terms.ts';
import type { UpdateView } from '#contract/update.ts';
import { openConsultation } from '../doctor/doctor-session.ts';
import { Controller } from '../journey/controller.ts';
import { offersOf } from '../journey/offers.ts';
import type { Ports } from '../journey/ports.ts';
import { memorySchema } from '../journey/saved-journey-schema.ts';
import type { Memory } from '../journey/state.ts';
import { usableMethods } from '../journey/usable-methods.ts';
import { Reachability } from '../network/reachability.ts';
import { hardened } from '../network/transport.ts';
import { callPlatform } from '../platform/call.ts';
import { namingClient } from '../platform/client-version.ts';
import { configurationSource, isTooOld, keptConfiguration } from '../platform/configuration.ts';
import { organisationClient } from '../platform/organisation-client.ts';
import { platformClient } from '../platform/platform-client.ts';
import { platformProbe } from '../platform/probe.ts';
import { keptTerms, termsShelf } from '../platform/terms.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import { hasProblems, hasUntrusted, policyView } from '../policy/policy-view.ts';
import { allowedTransport } from '../preflight/allowed-transport.ts';
import { RefusalReports } from '../sign-in/refusal-reports.ts';
import { safeMemory } from '../storage/safe-memory.ts';
import { safeSecrets } from '../storage/safe-secrets.ts';
import { openShelf } from '../storage/shelf.ts';
import type { Desktop } from './application-options.ts';
import { keychainNotice, keychainNotices } from './keychain-notice.ts';
import { addressOf, linkOrigins } from './link-addresses.ts';
import { openMachineRules } from './machine-rules.ts';
import { NoticeBoard } from './notice-board.ts';
import { type Invitations, openInvitations } from './organisation-requests.ts';
import { qrCode } from './qr-code.ts';
import { openSession } from './session-adapter.ts';
import { finishInTime } from './shutdown.ts';
import { Snapshots } from './snapshot-store.ts';

export type Application = Invitations & {
  answers: Answers;
  /** Resolves once the last run's step is there again. What the platform offers today may come later. */
  start(): Promise<void>;
  /** Stops all work; what must outlive the process is on disk or in the keychain. Takes some seconds at most. */
  stop(): Promise<void>;
  /** A link asked for something this client does not do. */
  refuseLink(link: RefusedLink): void;
  /** Something is known about newer versions. */
  updated(update: UpdateView): void;
  /** Origins that the platform's configuration, its answers and the administrator may lead a person to. */
  linkOrigins(): string[];
};

/** Longer than the platform may hold a question, in milliseconds. */
const patience = 40_000;

/** The client without Electron: the journey over its real adapters, the rules it keeps to, and the answers to the window. */
export function createApplication(desktop: Desktop): Application {
  const { environment, log, version, policies } = desktop;
  const secrets = desktop.isSafe ? safeSecrets(desktop.secrets) : desktop.secrets;
  const shelf = openShelf(desktop.folder, log);
  const kept = shelf.file<Memory>('journey', memorySchema);
  const memoryFile = desktop.isSafe ? safeMemory(kept, ({ at }) => at === 'choosing') : kept;
  const termsFile = shelf.file<ReadableTerms>('terms', keptTerms);
  const configurationFile = shelf.file('configuration', tolerant(keptConfiguration));

  const snapshots = new Snapshots(
    { environment: environment.name, version, language: desktop.language },
    desktop.announce,
  );
  const notices = new NoticeBoard((shown) => snapshots.change({ notices: shown }));
  const showKeychain = () => notices.choose(keychainNotice(secrets.state), keychainNotices);

  const language = () => snapshots.current.language;
  const fetch = namingClient(desktop.fetch, { platform: environment.platform, version });
  const call = callPlatform(environment.platform, hardened(fetch), log);
  const patiently = hardened(fetch, { timeoutMs: patience });
  const callPatiently = callPlatform(environment.platform, patiently, log);
  let configuration: Configuration | null = null;
  const platformConfiguration = configurationSource({
    call,
    version,
    log,
    onChange: (latest) => takeConfiguration(latest),
    file: {
      read: async () => (desktop.isSafe ? null : (await configurationFile.read()).value),
      write: (kept) => void shelf.write(configurationFile, kept),
    },
  });
  const rules = openMachineRules({
    environment,
    folder: desktop.folder,
    policies,
    ask: organisationClient(call),
    write: (file, value) => void shelf.write(file, value),
    onChange: () => takeRules(),
    log,
  });
  const { management, organisations } = rules;

  const sleep = (milliseconds: number, signal: AbortSignal) =>
    setTimeout(milliseconds, undefined, { signal });
  const reachability = new Reachability({ probe: platformProbe(platformConfiguration), sleep });
  const platform = platformClient({ call, callPatiently, language });
  const terms = termsShelf({
    read: async () => (await termsFile.read()).value,
    write: (kept) => void shelf.write(termsFile, kept),
  });
  const ending = new AbortController();
  const { session, revoke } = openSession({
    call,
    secrets,
    shelf,
    language,
    log,
    isSafe: desktop.isSafe,
    reachability,
    notices,
    signal: ending.signal,
    sleep,
  });

  const refusals = new RefusalReports({ environment, version });
  const ports: Ports = {
    provider: (method) => refusals.watch(method, desktop.providers.get(method)),
    preflight: async (method, signal) => {
      const found = await desktop.preflight(method, signal);
      return allowedTransport(found, { allowed: management.rules.transports, prefersRelay });
    },
    rules: () => management.rules,
    organisations: {
      ...organisations.find,
      adopt: (choice) => management.adopt(choice),
      leave: async () => notices.set('organisation-not-left', (await management.leave()) === 'refused'),
    },
    reachable: (signal) => reachability.wait(signal),
    askNow: () => reachability.askNow(),
    reconsider: () => void Promise.all([management.reconsider(), platformConfiguration.ask()]),
    qrCode,
    platform: {
      ...platform,
      registration: async (ticket, signal) => {
        const registration = await platform.registration(ticket, signal);
        terms.keep(registration.terms);
        return registration;
      },
    },
    session,
    secrets,
    memory: {
      read: async () => {
        const { value, setAside } = await memoryFile.read();
        if (setAside) notices.set('memory-set-aside', true);
        return value;
      },
      write: (memory) => {
        void shelf
          .write(memoryFile, memory)
          .then((outcome) => notices.set('memory-not-kept', outcome === 'refused'));
      },
    },
    browser: { open: desktop.openLink, copy: desktop.copy },
    focusWindow: desktop.focusWindow,
    language,
    now: () => performance.now(),
    sleep,
    log,
  };
  const restored = Promise.withResolvers<void>();
  const controller = new Controller(ports, (view) => {
    snapshots.show(view);
    if (view.journey.step !== 'starting') restored.resolve();
  });

  const offers = () =>
    offersOf(usableMethods(environment, management.rules), configuration, management.rules);

  /** What stops everything, or nothing: the rules first, then the client's age. */
  const stop = () =>
    management.stop ?? (isTooOld(version, configuration) ? { code: 'client-too-old' as const } : null);
  /** False while the first reading is under way: nothing was asked of the journey, and its first page waits for the rules. */
  let areRulesKnown = false;
  const tellJourney = () => {
    if (!areRulesKnown) return;
    const stopped = stop();
    controller.report({ type: 'offers-changed', offers: offers(), rules: management.rules });
    if (stopped) controller.report({ type: 'blocked', ...stopped });
    else controller.report({ type: 'unblocked' });
  };
  const takeRules = () => {
    const { policy, view } = management;
    desktop.onRules(management);
    snapshots.change({
      language: policy.values.Language ?? desktop.language,
      management: { ...view, ...(desktop.accent === undefined ? {} : { accent: desktop.accent }) },
    });
    notices.set('policy-not-trusted', hasUntrusted(policy));
    notices.set('policy-kept', management.isKept);
    notices.set('policy-problems', !management.isKept && management.stop === null && hasProblems(policy));
    tellJourney();
  };
  const takeConfiguration = (latest: Configuration) => {
    configuration = latest;
    snapshots.change({ links: platformTopics.filter((topic) => latest.links?.[topic] !== undefined) });
    tellJourney();
  };
  /** A start without a network works with what was kept. The probe that finds a network has learnt the rest. */
  const learnConfiguration = async () => {
    await platformConfiguration.restore();
    if ((await platformConfiguration.ask()) !== 'unreachable') return;
    // Rejects once the app ends.
    await reachability.wait(ending.signal).catch(() => undefined);
  };
  const view = () => policyView(management.policy, management.rules, offers());

  /** The doctor found that nothing can reach a listener here. */
  let prefersRelay = false;
  const consultation = openConsultation({
    tools: { environment, folder: desktop.folder, secrets, fetch, log, ...desktop.doctor },
    policy: view,
    facts: { version, environment, ...desktop.doctor.facts },
    remedies: {
      'unlock-keychain': () => secrets.retry(),
      'register-deep-link': () => desktop.doctor.registerDeepLinks(),
      'use-relay': () => {
        prefersRelay = true;
      },
      // A network that wants a sign-in shows its page to any browser.
      'open-network-page': () => desktop.openLink(environment.platform),
    },
    onChange: desktop.doctor.onChange,
  });

  const invitations = openInvitations({ management, organisations, controller, notices });

  return {
    answers: {
      snapshot: () => snapshots.current,
      send: (intent) => controller.send(intent),
      copyFailure: () => desktop.copy(refusals.latest()),
      openLink: (topic) =>
        desktop.openLink(
          addressOf(topic, {
            platform: environment.platform,
            configuration,
            policy: management.policy.values,
            nextStep: (id) => controller.nextStepLink(id),
          }),
        ),
      setLanguage: (chosen) => rules.setLanguage(chosen),
      update: (wish) => desktop.update(wish),
      examine: () => consultation.examine(),
      stopExamining: () => consultation.stop(),
      remedy: (remedy) => consultation.remedy(remedy),
      report: () => consultation.report(),
      copyReport: () => desktop.copy(consultation.report()),
      terms: () => terms.read(language()),
      policy: view,
      copyPolicy: () => desktop.copy(JSON.stringify(view(), null, 2)),
    },
    start: async () => {
      secrets.onState((state) => {
        showKeychain();
        controller.report({ type: 'keychain-changed', isReady: state === 'ready' });
        // Sessions that ended while it was locked.
        if (state === 'ready') void revoke();
      });
      notices.set('safe-mode', desktop.isSafe);
      await rules.readSettings();
      await management.start();
      areRulesKnown = true;
      tellJourney();
      controller.start();
      void learnConfiguration();
      await restored.promise;
      void revoke();
    },
    stop: async () => {
      management.stopWatching();
      await finishInTime({ controller, session }, sleep);
      ending.abort();
      await shelf.settled();
    },
    refuseLink: ({ link, reason }) => {
      log.info('link refused', { reason });
      snapshots.change({ refusedLink: { link, reason } });
      notices.set('deep-link-refused', true);
    },
    updated: (update) => {
      snapshots.change({ update });
      const isTheirs = !update.byIt;
      notices.set('update-available', isTheirs && update.status === 'available');
      notices.set('update-ready', isTheirs && update.status === 'ready');
    },
    ...invitations,
    linkOrigins: () => linkOrigins({ environment, configuration, policy: management.policy.values }),
  };
}
