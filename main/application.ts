import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Answers } from '#contract/contract.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { SignInMethod } from '#contract/journey.ts';
import type { Language, Notice, Snapshot } from '#contract/snapshot.ts';
import type { UpdateView, UpdateWish } from '#contract/update.ts';
import { addressOf } from './addresses.ts';
import type { Environment } from './environment/environment.ts';
import { usableMethods } from './environment/usable-methods.ts';
import { Controller } from './journey/controller.ts';
import { memorySchema } from './journey/memory-schema.ts';
import { offersOf } from './journey/offers.ts';
import type { Ports } from './journey/ports.ts';
import type { Memory } from './journey/state.ts';
import type { SecretStore } from './keychain/secret-store.ts';
import type { Log } from './log/log.ts';
import { type MachineRulesOptions, openMachineRules } from './machine-rules.ts';
import { type Fetch, hardened } from './network/transport.ts';
import { NoticeBoard } from './notice-board.ts';
import { keychainNotice } from './notices.ts';
import { asked } from './organisation/organisations.ts';
import { callPlatform } from './platform/call.ts';
import { isOlder, type KeptConfiguration, watchConfiguration } from './platform/configuration.ts';
import { type Configuration, configuration as configurationSchema } from './platform/contract.ts';
import { organisationClient } from './platform/organisation-client.ts';
import { platformClient } from './platform/platform-client.ts';
import { platformSession } from './platform/session.ts';
import { isEnforced } from './policy/effective-policy.ts';
import type { Management } from './policy/management.ts';
import { hasProblems, hasUntrusted, policyView } from './policy/policy-view.ts';
import { qrCode } from './qr-code.ts';
import type { IdentityProvider } from './sign-in/provider.ts';
import { Snapshots } from './snapshots.ts';
import { openStateFile, type StateFile } from './storage/state-file.ts';

/** What the application needs from outside: adapters of the desktop, already made. */
export type Desktop = {
  environment: Environment;
  /** The providers this client can use, by method. */
  providers: ReadonlyMap<SignInMethod, IdentityProvider>;
  fetch: Fetch;
  secrets: SecretStore;
  log: Log;
  /** Where files are kept; this user's alone. */
  folder: string;
  version: string;
  /** The system's language, until the person or an administrator chooses another. */
  language: Language;
  policies: MachineRulesOptions['policies'];
  /** The organisation's colour, in a build for it. */
  accent: string | undefined;
  /** Told of the rules whenever they change, for what is the shell's own: the proxy, updates. */
  onRules: (management: Management) => void;
  /** What a person asked about newer versions. */
  update: (wish: UpdateWish) => void | Promise<void>;
  openLink: (url: string) => Promise<void>;
  copy: (text: string) => Promise<void>;
  preflight: Ports['preflight'];
  focusWindow: () => void;
  announce: (snapshot: Snapshot) => void;
};

export type Application = {
  answers: Answers;
  /** Resolves once the last run's step is there again. What the platform offers today may come later. */
  start(): Promise<void>;
  /** Stops all work; what must outlive the process is on disk or in the keychain. */
  stop(): Promise<void>;
  notice(notice: Notice): void;
  /** Something is known about newer versions. */
  updated(update: UpdateView): void;
  /** A link named an organisation. Nothing changes before the person says yes. */
  openOrganisation(slug: string): void;
  /** A profile was opened: its text, or null where it could not be read. */
  openProfile(text: string | null): Promise<void>;
  /** Origins that the platform's configuration, its answers and the administrator may lead a person to. */
  linkOrigins(): string[];
};

/** Longer than the platform may hold a question, in milliseconds. */
const patience = 40_000;

const keptConfiguration = z.object({ etag: z.string().nullable(), configuration: configurationSchema });

/** The client without Electron: the journey over its real adapters, the rules it keeps to, and the answers to the window. */
export function createApplication(desktop: Desktop): Application {
  const { environment, log, secrets, version, policies } = desktop;
  const file = <Value>(name: string, schema: z.ZodType<Value>) =>
    openStateFile({ path: join(desktop.folder, `${name}.json`), schema, version: 1, log });
  const memoryFile = file<Memory>('journey', memorySchema);
  const configurationFile = file<KeptConfiguration>('configuration', keptConfiguration);

  const snapshots = new Snapshots(
    { environment: environment.name, version, language: desktop.language },
    desktop.announce,
  );
  const notices = new NoticeBoard((shown) => snapshots.change({ notices: shown }));
  const showKeychain = () =>
    notices.choose(keychainNotice(secrets.state), [
      'session-only-locked',
      'session-only-missing',
      'session-only-unreadable',
    ]);

  const language = () => snapshots.current.language;
  const call = callPlatform(environment.platform, hardened(desktop.fetch));
  const callPatiently = callPlatform(environment.platform, hardened(desktop.fetch, { timeoutMs: patience }));
  let configuration: Configuration | null = null;
  const writes = new Set<Promise<unknown>>();
  const write = <Value>(file: StateFile<Value>, value: Value): Promise<'written' | 'refused'> => {
    const outcome = file.write(value).finally(() => writes.delete(outcome));
    writes.add(outcome);
    return outcome;
  };
  const rules = openMachineRules({
    environment,
    folder: desktop.folder,
    policies,
    ask: organisationClient(call),
    write: (file, value) => void write(file, value),
    onChange: () => takeRules(),
    log,
  });
  const { management, organisations } = rules;

  const ports: Ports = {
    provider: (method) => desktop.providers.get(method),
    preflight: desktop.preflight,
    rules: () => management.rules,
    organisations: {
      ...organisations.find,
      adopt: (choice) => management.adopt(choice),
      leave: () => management.leave(),
    },
    reconsider: () => void Promise.all([management.reconsider(), askConfiguration()]),
    qrCode,
    platform: platformClient({ call, callPatiently, language }),
    session: platformSession({ call, secrets, language, log }),
    secrets,
    memory: {
      read: async () => {
        const { value, setAside } = await memoryFile.read();
        if (setAside) notices.set('memory-set-aside', true);
        return value;
      },
      write: (memory) => {
        void write(memoryFile, memory).then((outcome) =>
          notices.set('memory-not-kept', outcome === 'refused'),
        );
      },
    },
    browser: { open: desktop.openLink, copy: desktop.copy },
    focusWindow: desktop.focusWindow,
    language,
    sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
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
  const stop = () => {
    if (management.stop) return management.stop;
    const isTooOld = configuration !== null && isOlder(version, configuration.minimumClientVersion);
    return isTooOld ? { code: 'client-too-old' as const } : null;
  };
  const tellJourney = () => {
    const stopped = stop();
    controller.report({ type: 'offers-changed', offers: offers() });
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
    tellJourney();
  };
  const askConfiguration = () =>
    watchConfiguration({
      call,
      log,
      onChange: takeConfiguration,
      file: {
        read: async () => (await configurationFile.read()).value,
        write: (kept) => void write(configurationFile, kept),
      },
    });
  const view = () => policyView(management.policy, management.rules, offers());

  /** Whether another organisation may be asked about now; a notice says why not. */
  const mayOffer = (slug: string | null): boolean => {
    const named = management.policy.organisation;
    const { step } = controller.view.journey;
    if (named && isEnforced(named.origin) && !management.view.canLeave && named.slug !== slug)
      notices.set('organisation-refused', true);
    else if (!['choosing', 'entering-email', 'confirming-organisation'].includes(step))
      notices.set('organisation-later', true);
    else return named?.slug !== slug;
    return false;
  };
  const refuseProfile = (code: FailureCode) => controller.report({ type: 'profile-refused', code });

  return {
    answers: {
      snapshot: () => snapshots.current,
      send: (intent) => controller.send(intent),
      openLink: (topic) =>
        desktop.openLink(
          addressOf(topic, {
            configuration,
            policy: management.policy.values,
            nextStep: (id) => controller.nextStepLink(id),
          }),
        ),
      setLanguage: (chosen) => rules.setLanguage(chosen),
      update: (wish) => desktop.update(wish),
      policy: view,
      copyPolicy: () => desktop.copy(JSON.stringify(view(), null, 2)),
    },
    start: async () => {
      secrets.onState(showKeychain);
      await rules.readSettings();
      await management.start();
      controller.start();
      void askConfiguration();
      await restored.promise;
    },
    stop: async () => {
      management.stopWatching();
      controller.stop();
      await Promise.all(writes);
    },
    notice: (notice) => notices.set(notice, true),
    updated: (update) => {
      snapshots.change({ update });
      const isTheirs = !update.byIt;
      notices.set('update-available', isTheirs && update.status === 'available');
      notices.set('update-ready', isTheirs && update.status === 'ready');
    },
    openOrganisation: (slug) => {
      if (mayOffer(slug)) controller.report({ type: 'organisation-named', slug });
    },
    openProfile: async (text) => {
      const offered = await organisations.offer(text);
      if (!mayOffer(offered.ok ? offered.organisation.slug : null)) return;
      if (offered.ok)
        controller.report({ type: 'profile-opened', organisation: asked(offered.organisation) });
      else refuseProfile(offered.code);
    },
    linkOrigins: () => {
      const { SupportUrl, ManagedByUrl } = management.policy.values;
      const urls = [
        environment.platform,
        ...Object.values(configuration?.links ?? {}),
        SupportUrl,
        ManagedByUrl,
      ];
      return urls.flatMap((url) => (url === undefined ? [] : [new URL(url).origin]));
    },
  };
}
