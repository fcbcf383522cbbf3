import { randomUUID } from 'node:crypto';
import type { Language } from '#contract/snapshot.ts';
import { abortable, type Sleep } from '../async/abortable.ts';
import type { Controller } from '../journey/controller.ts';
import type { Ports } from '../journey/ports.ts';
import type { Reachability } from '../network/reachability.ts';
import type { Organisations } from '../organisation/organisations.ts';
import { type AskWithSession, createSetupClient } from '../platform/setup-client.ts';
import { hasCapability } from '../platform-contract/capabilities.ts';
import { isSessionOfMember } from '../policy/membership.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import { createLateRevocation } from '../session/ended-sessions.ts';
import { PlatformSession } from '../session/session.ts';
import type { SessionOptions } from '../session/session-options.ts';
import { sessionRecord } from '../session/session-record.ts';
import { SetupController, type SetupOffer } from '../setup/setup-controller.ts';
import type { RefusalReports } from '../sign-in/refusal-reports.ts';
import type { StateFolder } from '../storage/state-file.ts';
import type { ApplicationOptions } from './application-options.ts';
import type { KeptFiles } from './kept-files.ts';
import type { PlatformConnection } from './platform-connection.ts';
import { drawQrCode } from './qr-code.ts';
import type { RulesPublisher } from './rules-publisher.ts';
import type { NoticeBoard, SnapshotStore } from './snapshot-store.ts';

/*
 * The journey, the session and the setup name ports alone. Here each is given this application's own: its files, its calls to the
 * platform, its rules, its notices and the desktop's functions.
 */

/** Makes the journey's ports from the adapters of this application. */
export function createJourneyPorts(options: {
  application: Pick<
    ApplicationOptions,
    'environment' | 'providers' | 'preflight' | 'openLink' | 'copy' | 'focusWindow' | 'log'
  >;
  management: RulesStore;
  /** The rules that hold, and what the platform does. */
  publisher: Pick<RulesPublisher, 'rules' | 'exchanges' | 'configured'>;
  organisations: Pick<Organisations, 'find'>;
  connection: Pick<PlatformConnection, 'platform' | 'configuration' | 'reachability' | 'findSignOutPage'>;
  files: Pick<KeptFiles, 'journey'>;
  refusals: Pick<RefusalReports, 'record'>;
  notices: Pick<NoticeBoard, 'set'>;
  language: () => Language;
  /** True once the person chose the relay in the doctor, which found that no browser reaches a listener here. */
  prefersRelay: () => boolean;
  adapters: Pick<Ports, 'session' | 'secrets' | 'sleep'>;
}): Ports {
  const { application, management, publisher, organisations, connection, files, refusals, notices } = options;
  const { platform, configuration, reachability, findSignOutPage } = connection;
  return {
    ...options.adapters,
    platform,
    findProvider: (method) => {
      const provider = application.providers.get(method);
      return (
        provider && {
          signIn: (request) =>
            provider.signIn(request).catch((error: unknown) => {
              refusals.record({ providerId: method, request, error });
              throw error;
            }),
        }
      );
    },
    preflight: async (method, signal) => {
      const found = await application.preflight(method, signal);
      return found.returnPath === 'loopback' && options.prefersRelay()
        ? { returnPath: 'relay', reason: 'loopback-blocked' }
        : found;
    },
    whenConfigured: async (method, signal) => {
      const settings = application.environment.providers.find(({ id }) => id === method);
      // Of the others the tokens are always dropped.
      if (settings?.kind === 'oidc') await abortable(publisher.configured, signal);
    },
    exchanges: () => publisher.exchanges,
    findSignOutPage,
    rules: () => publisher.rules,
    organisations: {
      ...organisations.find,
      adopt: (choice) => management.adopt(choice),
      leave: async () => notices.set('organisation-not-left', (await management.leave()) === 'refused'),
    },
    waitUntilReachable: (signal) => reachability.wait(signal),
    probeNow: () => reachability.askNow(),
    reconsider: () => void Promise.all([management.reconsider(), configuration.ask()]),
    drawQrCode,
    savedJourney: {
      read: async () => {
        const { value, setAside } = await files.journey.read();
        if (setAside) notices.set('memory-set-aside', true);
        return value;
      },
      write: async (saved) => {
        const outcome = await files.journey.write(saved);
        notices.set('memory-not-kept', outcome === 'refused');
        return outcome;
      },
    },
    browser: { open: application.openLink, copy: application.copy },
    focusWindow: application.focusWindow,
    language: options.language,
    now: () => performance.now(),
    log: application.log,
  };
}

type OpenSessionOptions = Omit<SessionOptions, 'file' | 'resumes' | 'onOwed'> & {
  stateFolder: Pick<StateFolder, 'file'>;
  /** In safe mode the session of an earlier run is not resumed. */
  isSafe: boolean;
  reachability: Pick<Reachability, 'wait'>;
  notices: Pick<NoticeBoard, 'set'>;
  /** Ends the waiting for a platform that has to be told of a sign-out. */
  signal: AbortSignal;
  sleep: Sleep;
};

/** Opens the session over its record on disk. `revoke` revokes the ended sessions, now or once the platform answers. */
export function openSession(options: OpenSessionOptions): {
  session: PlatformSession;
  revoke: () => Promise<void>;
} {
  const { stateFolder, isSafe, notices, ...rest } = options;
  const file = stateFolder.file('session', sessionRecord);
  const session = new PlatformSession({
    ...rest,
    file: {
      read: async () => (await file.read()).value,
      write: (record) => file.write(record),
      remove: () => file.remove(),
    },
    resumes: !isSafe,
    onOwed: () => void revoke(),
  });
  const revoke = createLateRevocation({
    ...rest,
    revoke: () => session.revoke(),
    onQueued: (isQueued) => notices.set('sign-out-queued', isQueued),
  });
  return { session, revoke };
}

type OpenSetupOptions = {
  application: Pick<ApplicationOptions, 'openLink' | 'copy' | 'log'>;
  connection: Pick<PlatformConnection, 'call' | 'callPatiently' | 'reachability'>;
  files: Pick<KeptFiles, 'setup'>;
  session: Pick<PlatformSession, 'ask' | 'isKept'>;
  /** The rules now, as the journey has them. */
  rules: () => SignInRules;
  /** Whether the app may open this address. */
  mayOpen: (url: string) => boolean;
  controller: () => Pick<Controller, 'report' | 'view' | 'sessionId'>;
  snapshots: Pick<SnapshotStore, 'change'>;
  language: () => Language;
  sleep: Sleep;
};

/** Opens the setup of the environment over its real adapters. It does nothing before it is offered a session. */
export function openSetup(options: OpenSetupOptions): SetupController {
  const { application, connection, files, session, controller, snapshots, language, sleep } = options;
  const { rules, mayOpen } = options;
  // Before each request, because rules can change while it waits for a network, and an earlier run may have left it. As the
  // journey checks a session, and not by `sendIfAllowed`: that wants a keychain that is ready, and this the token in it.
  const ask: AskWithSession = (id, request) =>
    session.ask(
      id,
      request,
      (facts) => isSessionOfMember(rules(), facts) && (!rules().requireKeystore || session.isKept(id)),
    );
  const { call, callPatiently, reachability } = connection;
  return new SetupController(
    {
      platform: createSetupClient({ call, callPatiently, language, ask }),
      mayOpen,
      saved: files.setup,
      browser: { open: application.openLink, copy: application.copy },
      waitUntilReachable: (signal) => reachability.wait(signal),
      probeNow: () => reachability.askNow(),
      onSessionEnded: (id, code) => controller().report({ type: 'session-over', session: id, code }),
      newKey: () => randomUUID(),
      wallClock: () => Date.now(),
      now: () => performance.now(),
      sleep,
      log: application.log,
    },
    (view) => snapshots.change({ setup: view }),
  );
}

/** Whom the setup is offered to now: a person who is signed in, where the platform and the rules of this machine offer it. */
export function findSetupOffer(
  { view: { journey }, sessionId }: Pick<Controller, 'view' | 'sessionId'>,
  { configuration }: Pick<RulesPublisher, 'configuration'>,
  { policy, stop }: Pick<RulesStore, 'policy' | 'stop'>,
  session: Pick<PlatformSession, 'sourceOf'>,
): SetupOffer {
  if (journey.step !== 'finished' || sessionId === null || stop !== null) return null;
  // The platform does not see the tokens of an issuer.
  if (!hasCapability(configuration, 'environment-setup') || session.sourceOf(sessionId) !== 'platform')
    return null;
  const { AllowEnvironmentSetup, AllowInvitations } = policy.values;
  if (AllowEnvironmentSetup === false) return null;
  return { session: sessionId, mayInvite: AllowInvitations !== false };
}
