import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language } from '#contract/snapshot.ts';
import { type BridgeDouble, bridgeScript } from '../../test/support/bridge-double.ts';
import { copies, panelCopies } from '../../test/support/copies.ts';
import { intercepted } from '../../test/support/examinations.ts';
import { managedView } from '../../test/support/policy-views.ts';
import { snapshotOf } from '../../test/support/snapshots.ts';
import { ensureHeadlessChromium } from '../lib/chromium.ts';
import type { State } from './states.ts';

declare global {
  interface Window {
    double: BridgeDouble;
  }
}

export const schemes = ['light', 'dark', 'contrast'] as const;
export type Scheme = (typeof schemes)[number];

/** The look of a picture. Width and height in CSS pixels. */
export type Look = { language: Language; scheme: Scheme; width: number; height: number; scale: number };

/** The result of a picture. `overflow`: how far it extends below the window, in CSS pixels. */
type Taken = { overflow: number };

/** Starts a Chromium for pictures. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureHeadlessChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
  });
}

/** A window in one look, with a fake main process, that can show any state. */
export class PictureWindow {
  readonly #page: Page;
  readonly #look: Look;
  readonly #context: BrowserContext;
  #revision = 1;

  private constructor(context: BrowserContext, page: Page, look: Look) {
    this.#context = context;
    this.#page = page;
    this.#look = look;
  }

  static async open(browser: Browser, origin: string, look: Look): Promise<PictureWindow> {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.height },
      deviceScaleFactor: look.scale,
      reducedMotion: 'reduce',
      colorScheme: look.scheme === 'dark' ? 'dark' : 'light',
      forcedColors: look.scheme === 'contrast' ? 'active' : 'none',
    });
    const page = await context.newPage();
    const snapshot = snapshotOf({ step: 'starting' }, { language: look.language });
    await page.addInitScript({ content: bridgeScript({ snapshot, policy: managedView }) });
    await page.goto(origin);
    await page.locator('h1').waitFor({ state: 'attached' });
    return new PictureWindow(context, page, look);
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  /** Shows a state and writes its picture at full height. `file` ends in `.jpg` or `.png`. */
  async take(state: State, file: string): Promise<Taken> {
    await this.#show(state);
    const { width, height } = this.#look;
    const overflow = await this.#page.evaluate(() => {
      const box = document.querySelector('dialog[open] .modal-middle') ?? document.querySelector('.middle');
      const inner = box ? box.scrollHeight - box.clientHeight : 0;
      return Math.max(inner, document.documentElement.scrollHeight - window.innerHeight, 0);
    });
    if (overflow > 0) await this.#page.setViewportSize({ width, height: height + overflow });
    const picture = file.endsWith('.png')
      ? await this.#page.screenshot()
      : await this.#page.screenshot({ type: 'jpeg', quality: 82 });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, picture);
    if (overflow > 0) await this.#page.setViewportSize({ width, height });
    return { overflow };
  }

  async #show({ snapshot, overlay }: State): Promise<void> {
    const { language } = this.#look;
    const blank = { ...snapshotOf({ step: 'starting' }, { language }), revision: ++this.#revision };
    const next = { ...snapshot, language, revision: ++this.#revision };
    const isStarting = snapshot.journey.step === 'starting';
    await this.#page.evaluate(
      async ({ first, second }) => {
        const settled = () => new Promise((resolve) => setTimeout(resolve));
        document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
        window.double.push(first);
        await settled();
        window.double.push(second);
        await settled();
        await settled();
      },
      { first: blank, second: next },
    );
    // Texts and screens are loaded once, so only the first state waits for them.
    if (!isStarting) await this.#page.locator('h1:not(.visually-hidden)').waitFor();
    if (snapshot.setup) await this.#page.locator('.setup').waitFor();
    if (overlay === 'panel') {
      await this.#press(copies[language].organisation.open);
      await this.#page.getByText(panelCopies[language].allowed.heading).waitFor();
    }
    if (overlay === 'doctor') {
      await this.#press(copies[language].links.doctor);
      await this.#page.locator('dialog[open] h2').waitFor();
      await this.#page.evaluate((told) => window.double.tell('examined', told), intercepted);
      await this.#page.getByText(intercepted.reference).waitFor();
    }
  }

  #press(name: string): Promise<void> {
    return this.#page.getByRole('button', { name, exact: true }).first().click();
  }
}
