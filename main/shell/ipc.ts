import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { type Answers, contract, type Notification } from '#contract/contract.ts';
import type { Outcome } from '#contract/outcome.ts';
import { schemaOf } from '#contract/schemas.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { codeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { appOrigin } from './app-scheme.ts';
import { fits } from './message-size.ts';

type ServeSettings = {
  ipcMain: Pick<IpcMain, 'handle'>;
  /** Whether a message may be heard at all; `trustsMainFrameOf` in the app. */
  trusts: (event: IpcMainInvokeEvent) => boolean;
  log: Pick<Log, 'warn'>;
};

/** Largest message from the window, in bytes of its JSON. */
const maximumBytes = 64 * 1024;

const requestNames = Object.entries(contract).flatMap(([name, { kind }]) =>
  // `Object.entries` loses which rows are requests: those are the names of `Answers`.
  kind === 'request' ? [name as keyof Answers] : [],
);

/**
 * Answers every request of the contract, and listens on no other channel.
 *
 * Each message passes three checks, always in this order: who sent it, how large it is, what shape it has. Whatever goes
 * wrong, the window gets a code and nothing else; the cause goes to the log.
 *
 * @param answers Asked at every message: another application can take the place of one that had nothing to work with.
 */
export function serve(answers: () => Answers, { ipcMain, trusts, log }: ServeSettings): void {
  for (const name of requestNames) {
    const { channel } = contract[name];
    ipcMain.handle(channel, async (event, raw: unknown): Promise<Outcome<unknown>> => {
      try {
        if (!trusts(event)) throw refusal('sender not trusted');
        if (!fits(raw, maximumBytes)) throw refusal('too large');
        const input = schemaOf(name).safeParse(raw);
        if (!input.success) throw refusal('not of the contract', input.error);
        // What reaches an answer was parsed by the schema of the same row; the pairing is lost on the compiler in a loop.
        const answer = answers()[name] as (input: unknown) => unknown;
        return { ok: true, value: await answer(input.data) };
      } catch (error) {
        log.warn('request failed', { channel, error });
        return { ok: false, code: codeOf(error) };
      }
    });
  }
}

/**
 * Trusts the main frame of the app's one window, and only while it shows the app: no subframe, no other window, no page
 * that is somewhere else, no frame that is gone.
 */
export function trustsMainFrameOf(window: () => BrowserWindow | null): ServeSettings['trusts'] {
  return ({ senderFrame }) => {
    const open = window();
    if (open === null || open.isDestroyed() || senderFrame === null) return false;
    return senderFrame === open.webContents.mainFrame && senderFrame.origin === appOrigin;
  };
}

/** Shows the window a snapshot. One that is gone misses nothing: a new one asks first. */
export function announce(window: BrowserWindow | null, snapshot: Snapshot): void {
  tell(window, contract.changed, snapshot);
}

/** Tells the window something that it listens to. One that is gone hears nothing. */
export function tell<Value>(
  window: BrowserWindow | null,
  { channel }: Notification<Value>,
  value: Value,
): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(channel, value);
}

function refusal(why: string, cause?: unknown): OnboardingError {
  return new OnboardingError('malformed-request', new Error(why, { cause }));
}
