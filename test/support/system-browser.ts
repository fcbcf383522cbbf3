import { once } from 'node:events';
import { type FSWatcher, watch, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';

/** The person's own browser: a Chromium apart from the app's, with a profile of its own. */
export type SystemBrowser = {
  /** What the app must have in its environment to hand addresses over to it. */
  env: Readonly<Record<string, string>>;
  /** Waits for the next address that the app opens, without going there. */
  nextAddress(): Promise<string>;
  /** Goes to the next address that the app opens, in a new tab. */
  next(): Promise<Page>;
  /** A new tab at an address that came by another way, as a link in a mail. */
  open(url: string): Promise<Page>;
};

/** Waits for addresses in `folder`, where `browser-hand-over.sh` puts them. */
export function createSystemBrowser(
  context: BrowserContext,
  folder: string,
): SystemBrowser & { close(): void } {
  const inbox = join(folder, 'browser-inbox');
  writeFileSync(inbox, '');
  const watcher: FSWatcher = watch(inbox);
  let taken = 0;

  async function nextAddress(): Promise<string> {
    for (;;) {
      const changed = once(watcher, 'change');
      const lines = (await readFile(inbox, 'utf8')).split('\n').slice(0, -1);
      const address = lines[taken];
      if (address !== undefined) {
        taken += 1;
        return address;
      }
      await changed;
    }
  }

  async function open(url: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  return {
    // Without a desktop's name xdg-open asks $BROWSER, as the stand-in does.
    env: {
      BROWSER: join(import.meta.dirname, 'browser-hand-over.sh'),
      BROWSER_INBOX: inbox,
      XDG_CURRENT_DESKTOP: '',
      DESKTOP_SESSION: '',
    },
    nextAddress,
    next: async () => open(await nextAddress()),
    open,
    close: () => watcher.close(),
  };
}
