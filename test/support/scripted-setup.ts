import type { FailureCode } from '#contract/failure.ts';
import type { SetupIntent, SetupView } from '#contract/setup.ts';
import type { CallPlatform } from '../../main/platform/call.ts';
import { type AskWithSession, createSetupClient } from '../../main/platform/setup-client.ts';
import type { SavedSetup } from '../../main/setup/saved-setup.ts';
import { SetupController } from '../../main/setup/setup-controller.ts';
import type { SetupPlatform, SetupPorts } from '../../main/setup/setup-ports.ts';
import { held, silentLog, unscripted } from './scripted-ports.ts';
import { SimulatedClock } from './simulated-clock.ts';

/** The platform of a setup over these calls, made with a token unless another way is given. */
export const setupPlatform = (
  call: CallPlatform,
  ask: AskWithSession = (_session, asking) => asking('token'),
) => createSetupClient({ call, callPatiently: call, ask, language: () => 'nl' });

/**
 * The setup of a session `s1` over a platform that does what a test says and refuses what it does not mention. Its time passes
 * only when the test lets it: `clock.run`.
 */
export function scriptedSetup({
  platform,
  ...script
}: { platform?: Partial<SetupPlatform> } & Partial<Omit<SetupPorts, 'platform'>> = {}) {
  const clock = new SimulatedClock();
  const views: (SetupView | null)[] = [];
  const ended: { session: string; code: FailureCode }[] = [];
  /** `held`: a write is there once this resolves. */
  const disk: { saved: SavedSetup | null; held?: Promise<void> } = { saved: null };
  let keys = 0;
  const controller = new SetupController(
    {
      platform: {
        watch: (_session, _etag, signal) => held(signal),
        findCompanies: unscripted('findCompanies'),
        addOrganisation: unscripted('addOrganisation'),
        startVerification: unscripted('startVerification'),
        setReceiving: unscripted('setReceiving'),
        invite: unscripted('invite'),
        checkInvoice: unscripted('checkInvoice'),
        ...platform,
      },
      mayOpen: () => true,
      saved: {
        read: async () => disk.saved,
        write: async (saved) => {
          if (disk.held) await disk.held;
          disk.saved = saved;
        },
        remove: () => {
          disk.saved = null;
        },
      },
      browser: { open: async () => undefined, copy: async () => undefined },
      // Out of reach until the story says otherwise.
      waitUntilReachable: held,
      probeNow: () => undefined,
      onSessionEnded: (session, code) => void ended.push({ session, code }),
      newKey: () => {
        keys += 1;
        return `key-${keys}`;
      },
      wallClock: () => Date.parse('2026-11-23T10:00:00Z') + clock.now,
      now: () => clock.now,
      sleep: (milliseconds, signal) => clock.wait(milliseconds, signal),
      log: silentLog,
      ...script,
    },
    (view) => views.push(view),
  );
  return {
    clock,
    controller,
    disk,
    ended,
    views,
    /** Lets everything happen that needs no time. */
    settle: () => clock.run(clock.now),
    /** Offers the setup, and lets the first question of the board be answered. */
    begin: async () => {
      controller.offer({ session: 's1', mayInvite: true });
      await clock.run(clock.now);
    },
    /** Does what a person asks for, one after the other. */
    ask: async (...intents: SetupIntent[]) => {
      for (const intent of intents) {
        controller.send(intent);
        await clock.run(clock.now);
      }
    },
    get view(): SetupView {
      const view = views.at(-1);
      if (!view) throw new Error('there is no setup');
      return view;
    },
  };
}
