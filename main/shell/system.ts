import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { app, clipboard } from 'electron';

/** Puts the text on the clipboard of the desktop. */
export function copyText(text: string): Promise<void> {
  return clipboard.writeText(text);
}

/** The short name of the person at the desk; null where the system has none for them. */
export function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}

/** Whether this person may write there without asking anybody. */
export function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether some program here opens web addresses. On Linux one that `BROWSER` names counts, as it does for `xdg-open`. */
export function hasBrowser(): boolean {
  return app.getApplicationNameForProtocol('https://') !== '' || Boolean(process.env.BROWSER);
}
