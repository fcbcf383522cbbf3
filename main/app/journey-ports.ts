import type { ReturnPath } from '#contract/sign-in-method.ts';
import type { Language } from '#contract/snapshot.ts';
import { abortable } from '../async/abortable.ts';
import type { Ports, Preflight } from '../journey/ports.ts';
import type { Organisations } from '../organisation/organisations.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { RefusalReports } from '../sign-in/refusal-reports.ts';
import type { ApplicationOptions } from './application-options.ts';
import type { KeptFiles } from './kept-files.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { PlatformConnection } from './platform-connection.ts';
import { drawQrCode } from './qr-code.ts';
import type { RulesPublisher } from './rules-publisher.ts';

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
  files: Pick<KeptFiles, 'shelf' | 'journey'>;
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
      const prefersRelay = options.prefersRelay();
      return allowedReturnPath(found, { allowed: publisher.rules.returnPaths, prefersRelay });
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
      write: async (memory) => {
        const outcome = await files.shelf.write(files.journey, memory);
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

type ReturnPathLimits = {
  /** The return paths that the policy allows, in order of preference; null for all. */
  allowed: readonly ReturnPath[] | null;
  /** The doctor found that a loopback listener cannot be reached. */
  prefersRelay: boolean;
};

/**
 * Applies the doctor's result and the policy to the result of the preflight.
 *
 * If the policy forbids the return path, the first allowed one is tried, without the reason. That also holds without a browser:
 * only a phone could continue then, from a QR code, and its response can return by relay only.
 */
export function allowedReturnPath(found: Preflight, { allowed, prefersRelay }: ReturnPathLimits): Preflight {
  const wanted: Preflight =
    prefersRelay && found.returnPath === 'loopback'
      ? { returnPath: 'relay', reason: 'loopback-blocked' }
      : found;
  const [first] = allowed ?? [];
  return first === undefined || allowed?.includes(wanted.returnPath) ? wanted : { returnPath: first };
}
