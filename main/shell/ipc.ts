import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { type Answers, contract, type Notification, type Outcome } from '#contract/contract.ts';
import { longestInput } from '#contract/longest-input.ts';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { appOrigin } from './app-scheme.ts';
import { fitsInJson } from './message-size.ts';

type ServeSettings = {
  ipcMain: Pick<IpcMain, 'handle'>;
  /** Whether the sender of a message is trusted; `trustMainFrameOf` in the app. */
  trusts: (event: IpcMainInvokeEvent) => boolean;
  log: Pick<Log, 'warn'>;
};

/** Largest message from the window, in bytes of its JSON. */
const maximumBytes = 64 * 1024;
/** That of an invoice, whose JSON may escape every other sign. Its own length is checked by its schema. */
const maximumBytesOf: Partial<Record<keyof Answers, number>> = { checkInvoice: 2 * longestInput.invoice };

const requestNames = Object.entries(contract).flatMap(([name, { kind }]) =>
  // `Object.entries` loses which rows are requests: those are the names of `Answers`.
  kind === 'request' ? [name as keyof Answers] : [],
);

/**
 * Handles every request of the contract, and listens on no other channel.
 *
 * Each message passes three checks in this order: its sender, its size, its shape. On any error the window receives only a
 * failure code; the cause is logged.
 *
 * @param answers Called for each message, because the application can be replaced while the app runs. A message that comes
 * before the application is there waits for it.
 */
export function serveContract(
  answers: () => Answers | Promise<Answers>,
  { ipcMain, trusts, log }: ServeSettings,
): void {
  for (const name of requestNames) {
    const { channel } = contract[name];
    ipcMain.handle(channel, async (event, raw: unknown): Promise<Outcome<unknown>> => {
      try {
        if (!trusts(event)) throw refusal('sender not trusted');
        if (!fitsInJson(raw, maximumBytesOf[name] ?? maximumBytes)) throw refusal('too large');
        // Loaded with the first message: building the schemas takes longer than opening the window without them.
        const { schemaOf } = await import('#contract/schemas.ts');
        const input = schemaOf(name).safeParse(raw);
        if (!input.success) throw refusal('not of the contract', input.error);
        // The cast: the input was parsed by the schema of the same name, which TypeScript cannot follow in a loop.
        const answer = (await answers())[name] as (input: unknown) => unknown;
        return { ok: true, value: await answer(input.data) };
      } catch (error) {
        log.warn('request failed', { channel, error });
        return { ok: false, code: failureCodeOf(error) };
      }
    });
  }
}

/**
 * Returns a check that trusts only the main frame of the app's window, while it shows the app's origin. Subframes, other
 * windows and frames that no longer exist are rejected.
 */
export function trustMainFrameOf(window: () => BrowserWindow | null): ServeSettings['trusts'] {
  return ({ senderFrame }) => {
    const open = window();
    if (open === null || open.isDestroyed() || senderFrame === null) return false;
    return senderFrame === open.webContents.mainFrame && senderFrame.origin === appOrigin;
  };
}

/** Sends a notification to the window. Does nothing without a window: a new one requests the snapshot itself. */
export function notifyWindow<Value>(
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
