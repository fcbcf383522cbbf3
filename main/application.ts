import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Answers } from '#contract/contract.ts';
import type { SignInMethod } from '#contract/journey.ts';
import { type Language, type LinkTopic, languages, type Notice, type Snapshot } from '#contract/snapshot.ts';
import type { Environment } from './environment/environment.ts';
import { missingClientIds } from './environment/load.ts';
import { OnboardingError } from './failure.ts';
import { Controller } from './journey/controller.ts';
import { memorySchema } from './journey/memory-schema.ts';
import { offersOf } from './journey/offers.ts';
import type { Ports } from './journey/ports.ts';
import type { Memory } from './journey/state.ts';
import type { SecretStore } from './keychain/secret-store.ts';
import type { Log } from './log/log.ts';
import { type Fetch, hardened } from './network/transport.ts';
import { keychainNotice } from './notices.ts';
import { callPlatform } from './platform/call.ts';
import { isOlder, type KeptConfiguration, watchConfiguration } from './platform/configuration.ts';
import { type Configuration, configuration as configurationSchema } from './platform/contract.ts';
import { platformClient } from './platform/platform-client.ts';
import { platformSession } from './platform/session.ts';
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
  /** The system's language, until the person chooses another. */
  language: Language;
  openLink: (url: string) => Promise<void>;
  copy: (text: string) => Promise<void>;
  preflight: Ports['preflight'];
  focusWindow: () => void;
  announce: (snapshot: Snapshot) => void;
};

export type Application = {
  answers: Answers;
  start(): Promise<void>;
  /** Stops all work; what must outlive the process is on disk or in the keychain. */
  stop(): Promise<void>;
  notice(notice: Notice): void;
  /** Origins that the platform's configuration and answers may lead a person to. */
  linkOrigins(): string[];
};

/** Longer than the platform may hold a question, in milliseconds. */
const patience = 40_000;

const settingsSchema = z.object({ language: z.enum(languages).nullable() });
const keptConfiguration = z.object({ etag: z.string().nullable(), configuration: configurationSchema });

/** The client without Electron: the journey over its real adapters, and the answers to the window. */
export function createApplication(desktop: Desktop): Application {
  const { environment, log, secrets, version } = desktop;
  const file = <Value>(name: string, schema: z.ZodType<Value>) =>
    openStateFile({ path: join(desktop.folder, `${name}.json`), schema, version: 1, log });
  const memoryFile = file<Memory>('journey', memorySchema);
  const configurationFile = file<KeptConfiguration>('configuration', keptConfiguration);
  const settingsFile = file('settings', settingsSchema);

  const notices = new Set<Notice>();
  const snapshots = new Snapshots(
    { environment: environment.name, version, language: desktop.language },
    desktop.announce,
  );
  const setNotice = (notice: Notice, present: boolean) => {
    if (notices.has(notice) === present) return;
    if (present) notices.add(notice);
    else notices.delete(notice);
    snapshots.change({ notices: [...notices] });
  };
  const showKeychain = () => {
    const shown = keychainNotice(secrets.state);
    for (const notice of ['session-only-locked', 'session-only-missing', 'session-only-unreadable'] as const)
      setNotice(notice, notice === shown);
  };

  const language = () => snapshots.current.language;
  const call = callPlatform(environment.platform, hardened(desktop.fetch));
  const callPatiently = callPlatform(environment.platform, hardened(desktop.fetch, { timeoutMs: patience }));
  const missing: readonly SignInMethod[] = missingClientIds(environment);
  const usable = [...desktop.providers.keys()].filter((method) => !missing.includes(method));
  let configuration: Configuration | null = null;
  const writes = new Set<Promise<unknown>>();
  const write = <Value>(file: StateFile<Value>, value: Value): Promise<'written' | 'refused'> => {
    const outcome = file.write(value).finally(() => writes.delete(outcome));
    writes.add(outcome);
    return outcome;
  };

  const ports: Ports = {
    provider: (method) => desktop.providers.get(method),
    preflight: desktop.preflight,
    expected: environment.organisation ?? null,
    qrCode,
    platform: platformClient({ call, callPatiently, language }),
    session: platformSession({ call, secrets, language, log }),
    secrets,
    memory: {
      read: async () => {
        const { value, setAside } = await memoryFile.read();
        if (setAside) setNotice('memory-set-aside', true);
        return value;
      },
      write: (memory) => {
        void write(memoryFile, memory).then((outcome) => setNotice('memory-not-kept', outcome === 'refused'));
      },
    },
    browser: { open: desktop.openLink, copy: desktop.copy },
    focusWindow: desktop.focusWindow,
    language,
    sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
    log,
  };
  const controller = new Controller(ports, (view) => snapshots.show(view));

  const takeConfiguration = (latest: Configuration) => {
    configuration = latest;
    if (isOlder(version, latest.minimumClientVersion))
      controller.report({ type: 'blocked', code: 'client-too-old' });
    controller.report({ type: 'offers-changed', offers: offersOf(usable, latest) });
  };

  return {
    answers: {
      snapshot: () => snapshots.current,
      send: (intent) => controller.send(intent),
      openLink: (topic) => desktop.openLink(addressOf(topic, configuration, controller)),
      setLanguage: (chosen) => {
        snapshots.change({ language: chosen });
        void write(settingsFile, { language: chosen });
      },
    },
    start: async () => {
      secrets.onState(showKeychain);
      const settings = await settingsFile.read();
      if (settings.value?.language) snapshots.change({ language: settings.value.language });
      controller.report({ type: 'offers-changed', offers: offersOf(usable, null) });
      controller.start();
      await watchConfiguration({
        call,
        log,
        onChange: takeConfiguration,
        file: {
          read: async () => (await configurationFile.read()).value,
          write: (kept) => void write(configurationFile, kept),
        },
      });
    },
    stop: async () => {
      controller.stop();
      await Promise.all(writes);
    },
    notice: (notice) => setNotice(notice, true),
    linkOrigins: () =>
      [environment.platform, ...Object.values(configuration?.links ?? {})].map((url) => new URL(url).origin),
  };
}

/** Where a topic is. Only main knows addresses, and only ones that the platform named. */
function addressOf(topic: LinkTopic, configuration: Configuration | null, controller: Controller): string {
  const address =
    typeof topic === 'string' ? configuration?.links[topic] : controller.nextStepLink(topic.nextStep);
  if (address === undefined) throw new OnboardingError('link-not-allowed');
  return address;
}
