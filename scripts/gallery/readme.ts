import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from '../lib/run.ts';
import { readmeStates } from './readme-states.ts';
import { openBrowser, PictureWindow } from './window-pictures.ts';

/** Writes each picture, light and dark, to `assets/readme`, with the digest of what they show. */
export async function takeReadmePictures(origin: string): Promise<void> {
  const browser = await openBrowser();
  for (const [file, snapshot] of readmeStates()) {
    for (const scheme of ['light', 'dark'] as const) {
      const look = { language: 'en', scheme, width: 520, height: 720, scale: 1.5 } as const;
      const window = await PictureWindow.open(browser, origin, look);
      const state = { name: file, group: snapshot.journey.step, snapshot };
      await window.take(state, join(root, `assets/readme/${file}-${scheme}.png`));
      await window.close();
    }
  }
  await browser.close();
  await writeFile(join(root, 'assets/readme/shown.sha256'), `${await readDigest()}\n`);
}

/** The digest renders the window's components, which Node cannot load without Vite. */
async function readDigest(): Promise<string> {
  const server = await createServer({
    configFile: join(root, 'renderer/vite.config.ts'),
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
  });
  // What Vite loads has no type.
  const { digestOfReadmePictures } = (await server.ssrLoadModule(
    join(root, 'scripts/gallery/readme-digest.ts'),
  )) as typeof import('./readme-digest.ts');
  const digest = await digestOfReadmePictures();
  await server.close();
  return digest;
}
