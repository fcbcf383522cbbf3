import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { app, clipboard } from 'electron';
import { type Language, languages } from '#contract/snapshot.ts';

/**
 * The first of the person's languages that there is copy in; English where there is none.
 *
 * @param preferred BCP 47 tags, most wanted first, as `app.getPreferredSystemLanguages()` gives them.
 */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [code] = tag.toLowerCase().split(/[-_]/);
    const language = languages.find((known) => known === code);
    if (language !== undefined) return language;
  }
  return 'en';
}

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
