import { app } from 'electron';
import { contract } from '#contract/contract.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { type Application, createApplication } from '../app/application.ts';
import { createBlockedApplication } from '../app/blocked-application.ts';
import type { Machine } from '../app/machine.ts';
import { build } from '../build/build.ts';
import type { Environment } from '../environment/environment.ts';
import type { LoadedEnvironment } from '../environment/load.ts';
import { openKeychain } from '../keychain/keychain.ts';
import { withClientHeader } from '../platform/client-version.ts';
import { createRelayClient } from '../platform/relay-client.ts';
import { bareView } from '../policy/policy-view.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import { createExternalLinks } from '../shell/external-link.ts';
import { notifyWindow } from '../shell/ipc.ts';
import { type Network, openNetwork } from '../shell/network.ts';
import { canWrite, copyText, hasBrowser, hasMailProgram } from '../shell/system.ts';
import { bringToFront } from '../shell/window.ts';
import { listSignInOrigins } from '../sign-in/provider-addresses.ts';
import { createProviders } from '../sign-in/providers.ts';
import { createRecentDiscovery } from '../sign-in/recent-discovery.ts';
import { findInstallKind } from '../updates/install-kind.ts';
import { planUpdates } from '../updates/update-plan.ts';
import type { UpdateRestart } from '../updates/update-restart.ts';
import { Updates } from '../updates/updates.ts';
import { createDoctorTools } from './doctor-tools.ts';
import type { Launch } from './launch.ts';
import type { ShellState } from './shell-state.ts';

type WindowOptions = {
  launch: Launch;
  shell: ShellState;
  restart: UpdateRestart;
  /** Sets the language of the system's menus. */
  setMenu: (language: Snapshot['language']) => void;
  /** Safe mode: true after three failed starts. */
  isSafe: boolean;
  /** Reads the machine again after it was blocked. */
  retry: () => void;
};

/** Makes the client for this machine over Electron's adapters, or the blocked screen where there is no environment. */
export function createWindowApplication(machine: Machine, options: WindowOptions): Application {
  const { loaded } = machine;
  const network = openNetwork(options.launch.log);
  return loaded.ok
    ? createWorking(loaded.environment, machine, network, options)
    : createBlocked(loaded, machine, network, options);
}

/** Makes the function that sends a snapshot to the window and gives the system's menus the same language. */
function createAnnounce({ shell, setMenu }: WindowOptions): (snapshot: Snapshot) => void {
  return (snapshot) => {
    shell.language = snapshot.language;
    setMenu(snapshot.language);
    notifyWindow(shell.window, contract.changed, snapshot);
  };
}

function createBlocked(
  { failure, details }: Extract<LoadedEnvironment, { ok: false }>,
  { effectivePolicy }: Machine,
  network: Network,
  options: WindowOptions,
): Application {
  const { folder, log, version, language } = options.launch;
  network.use(effectivePolicy.values);
  log.error('environment refused', { error: failure, ...details });
  const doctor = createDoctorTools(options.shell);
  const [stop] = effectivePolicy.stops;
  return createBlockedApplication({
    doctor: {
      ...doctor,
      tools: {
        ...doctor,
        resolveProxy: network.resolveProxy,
        environment: null,
        folder,
        secrets: openKeychain({ environment: 'production', log }),
        fetch: network.fetch,
        log,
      },
      facts: { version, environment: null, ...doctor.facts },
    },
    stop: stop ? { code: stop.code, stops: effectivePolicy.stops } : { code: failure.code },
    facts: { version, language, environment: '' },
    policy: bareView(effectivePolicy),
    copy: copyText,
    retry: options.retry,
    announce: createAnnounce(options),
  });
}

function createWorking(
  environment: Environment,
  { policies }: Machine,
  network: Network,
  options: WindowOptions,
): Application {
  const { launch, shell, restart, isSafe } = options;
  const { folder, log, version, language } = launch;
  const { fetch, resolveProxy } = network;
  const updates = new Updates({ log, through: network.through, restart });
  const origins = listSignInOrigins(environment);
  const links = createExternalLinks({
    allowedOrigins: () => [...origins, ...application.linkOrigins()],
    hasBrowser,
    hasMailProgram,
    log,
  });
  const secrets = openKeychain({ environment: environment.name, log });
  const recentDiscovery = createRecentDiscovery();
  const providerFetch = withClientHeader(fetch, { platform: environment.platform, version });
  const application = createApplication({
    environment,
    providers: createProviders(environment, {
      fetch: providerFetch,
      relays: createRelayClient,
      recentDiscovery,
    }),
    prepareSignIn: async (methods, signal) => {
      const { prepareSignIn } = await import('../preflight/preflight.ts');
      await prepareSignIn(environment, methods, { fetch: providerFetch, signal });
    },
    fetch,
    secrets,
    log,
    folder,
    version,
    language,
    policies,
    accent: build.organisation?.accent,
    isSafe,
    onRules: (management) => {
      shell.clientCertificates = management.policy.values.ClientCertificates ?? 'none';
      network.use(management.policy.values);
      // Safe mode does not look for updates, so that an update cannot fail the start once more.
      if (!isSafe) updates.follow(updatesByRules(management), isUpdateModeLocked(management));
    },
    update: (wish) => updates[wish](),
    doctor: { ...createDoctorTools(shell), resolveProxy },
    openLink: (url) => links.open(url),
    openMail: (draft) => links.openMail(draft),
    copy: copyText,
    // Loaded after the first screen: by `prepareSignIn` when the app is idle, or else by the first click.
    preflight: async (method, signal) => {
      const { createPreflight } = await import('../preflight/preflight.ts');
      const preflight = createPreflight({ environment, fetch, secrets, hasBrowser, log, recentDiscovery });
      return await preflight(method, signal);
    },
    focusWindow: () => {
      if (shell.window) bringToFront(shell.window);
    },
    announce: createAnnounce(options),
  });
  updates.onChange((update) => application.updated(update));
  return application;
}

function updatesByRules({ policy }: RulesStore): ReturnType<typeof planUpdates> {
  const { platform, execPath: program, env } = process;
  return planUpdates(policy.values.UpdateMode ?? 'notify', {
    packaged: app.isPackaged,
    kind: findInstallKind({ platform, program, env, canWrite }),
  });
}

function isUpdateModeLocked({ policy }: RulesStore): boolean {
  return policy.keys.some(({ key, locked }) => key === 'UpdateMode' && locked);
}
