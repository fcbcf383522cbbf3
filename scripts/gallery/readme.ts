import { join } from 'node:path';
import { root } from '../lib/run.ts';
import { type State, screenStates } from './states.ts';
import { openBrowser, PictureWindow } from './window-pictures.ts';

/** The README's pictures, by file: the four moments of the journey, in the README's language. */
const pictures: Record<string, string> = {
  choosing: 'choosing',
  'signing-in': 'signing in, waiting',
  waiting: 'waiting for activation',
  finished: 'finished, new',
};

/** The texts of the platform in the requested language. */
const nextSteps = ['Complete your company details', 'Choose how you send invoices', 'Send a test invoice'];

/** Writes each picture, light and dark, to `assets/readme`. */
export async function takeReadmePictures(origin: string): Promise<void> {
  const browser = await openBrowser();
  const states = screenStates();
  for (const [file, name] of Object.entries(pictures)) {
    const state = states.find((one) => one.name === name);
    if (!state) throw new Error(`there is no state ${name}`);
    for (const scheme of ['light', 'dark'] as const) {
      const look = { language: 'en', scheme, width: 520, height: 720, scale: 1.5 } as const;
      const window = await PictureWindow.open(browser, origin, look);
      await window.take(inEnglish(state), join(root, `assets/readme/${file}-${scheme}.png`));
      await window.close();
    }
  }
  await browser.close();
}

function inEnglish(state: State): State {
  const { journey } = state.snapshot;
  if (journey.step !== 'finished') return state;
  const steps = journey.nextSteps.map((step, at) => ({ ...step, title: nextSteps[at] ?? step.title }));
  return { ...state, snapshot: { ...state.snapshot, journey: { ...journey, nextSteps: steps } } };
}
