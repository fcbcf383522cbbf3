import type { Snapshot } from '#contract/snapshot.ts';
import { type Application, createApplication } from '../../main/app/application.ts';
import type { Environment } from '../../main/environment/environment.ts';
import type { SecretStore } from '../../main/keychain/secret-store.ts';
import type { Fetch } from '../../main/network/transport.ts';
import { withClientHeader } from '../../main/platform/client-version.ts';
import { createRelayClient } from '../../main/platform/relay-client.ts';
import { createProviders } from '../../main/sign-in/providers.ts';
import { foundPolicies } from './found-policies.ts';
import { quietDoctor } from './quiet-doctor.ts';
import { silentLog } from './scripted-ports.ts';

type HeadlessOptions = {
  environment: Environment;
  /** For its files. */
  folder: string;
  secrets: SecretStore;
  fetch: Fetch;
  /** Takes the person to their browser. */
  openLink: (url: string) => Promise<void>;
  announce: (snapshot: Snapshot) => void;
};

/** The client as it is, without Electron and a window: real files, real requests, on a machine that nobody manages. */
export function headlessCore(options: HeadlessOptions): Application {
  const { environment, fetch } = options;
  return createApplication({
    ...options,
    providers: createProviders(environment, {
      fetch: withClientHeader(fetch, { platform: environment.platform, version: '1.0.0' }),
      relays: createRelayClient,
    }),
    log: silentLog,
    version: '1.0.0',
    language: 'nl',
    policies: foundPolicies(import.meta.dirname),
    accent: undefined,
    onRules: () => undefined,
    isSafe: false,
    doctor: quietDoctor,
    update: () => undefined,
    copy: async () => undefined,
    openMail: async () => undefined,
    preflight: async () => ({ returnPath: 'loopback' }),
    prepareSignIn: async () => undefined,
    focusWindow: () => undefined,
  });
}
