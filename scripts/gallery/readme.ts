import { join } from 'node:path';
import type { Language } from '#contract/snapshot.ts';
import { root } from '../run.ts';
import { screenStates } from './states.ts';
import { openBrowser, PictureWindow } from './window-pictures.ts';

/** The README's pictures: the four moments of the journey, in the product's four languages. */
const pictures: { file: string; state: string; language: Language }[] = [
  { file: 'choosing', state: 'choosing', language: 'nl' },
  { file: 'signing-in', state: 'signing in, waiting', language: 'en' },
  { file: 'waiting', state: 'waiting for activation', language: 'de' },
  { file: 'finished', state: 'finished, new', language: 'fr' },
];

/** Takes each of them light and dark into `assets/readme`. */
export async function takeReadmePictures(origin: string): Promise<void> {
  const browser = await openBrowser();
  const states = screenStates();
  for (const { file, state: name, language } of pictures) {
    const state = states.find((one) => one.name === name);
    if (!state) throw new Error(`there is no state ${name}`);
    for (const scheme of ['light', 'dark'] as const) {
      const look = { language, scheme, width: 520, height: 720, scale: 2 };
      const window = await PictureWindow.open(browser, origin, look);
      await window.take(state, join(root, `assets/readme/${file}-${scheme}.png`));
      await window.close();
    }
  }
  await browser.close();
}
