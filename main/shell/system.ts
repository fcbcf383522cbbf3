import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { app, clipboard } from 'electron';

/** Writes the text to the clipboard. */
export function copyText(text: string): Promise<void> {
  return clipboard.writeText(text);
}

/** Returns the user name; null if the system has none. */
export function getUserName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}

/** Whether this user may write to the path. */
export function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a program on this computer opens web addresses. The variable `BROWSER` counts, as it does for `xdg-open`. */
export const hasBrowser = (): boolean => opens('https://');

/** The same of a mail. */
export const hasMailProgram = (): boolean => opens('mailto:');

const opens = (scheme: string): boolean =>
  Boolean(process.env.BROWSER) || app.getApplicationNameForProtocol(scheme) !== '';
