import { randomUUID } from 'node:crypto';
import type { Language } from '#contract/snapshot.ts';
import type { Sleep } from '../async/abortable.ts';
import type { Controller } from '../journey/controller.ts';
import { type AskWithSession, createSetupClient } from '../platform/setup-client.ts';
import { hasCapability } from '../platform-contract/capabilities.ts';
import { isSessionOfMember } from '../policy/membership.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import type { PlatformSession } from '../session/session.ts';
import { SetupController, type SetupOffer } from '../setup/setup-controller.ts';
import type { ApplicationOptions } from './application-options.ts';
import type { KeptFiles } from './kept-files.ts';
import type { PlatformConnection } from './platform-connection.ts';
import type { RulesPublisher } from './rules-publisher.ts';
import type { SnapshotStore } from './snapshot-store.ts';

type SetupConnectionOptions = {
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
export function openSetup(options: SetupConnectionOptions): SetupController {
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
