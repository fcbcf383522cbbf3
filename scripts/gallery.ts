import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { languages } from '#contract/snapshot.ts';
import { serveBuiltWindow } from '../test/support/window-server.ts';
import { galleryPage, type Picture } from './gallery/page.ts';
import { takeReadmePictures } from './gallery/readme.ts';
import { serveStates } from './gallery/serve.ts';
import { type State, screenStates, wordStates } from './gallery/states.ts';
import { type Look, openBrowser, PictureWindow, schemes } from './gallery/window-pictures.ts';
import { buildRooms } from './lib/build-rooms.ts';
import { parsedArguments, runScript } from './lib/command-line.ts';
import { root } from './lib/run.ts';

const widths = [400, 520, 960];
const height = 720;
const usual = 520;
const folder = join(root, 'out/gallery');

type Job = { look: Look; states: readonly State[] };

/** Every combination of language, scheme and size, with the states to draw. */
function jobs(): Job[] {
  const [screens, words] = [screenStates(), wordStates()];
  const looks = widths.flatMap((width) =>
    schemes.flatMap((scheme) => languages.map((language) => ({ language, scheme, width, height, scale: 1 }))),
  );
  return looks.map((look) => ({
    look,
    states: look.width === usual && look.scheme === 'light' ? [...screens, ...words] : screens,
  }));
}

const fileName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

async function take(browser: Browser, origin: string, { look, states }: Job): Promise<Picture[]> {
  const { language, scheme, width } = look;
  const window = await PictureWindow.open(browser, origin, look);
  const pictures: Picture[] = [];
  for (const state of states) {
    const file = `${language}-${scheme}-${width}/${fileName(state.name)}.jpg`;
    const { overflow } = await window.take(state, join(folder, file));
    pictures.push({ state: state.name, group: state.group, language, scheme, width, file, fold: overflow });
  }
  await window.close();
  return pictures;
}

/** Draws all pictures, two looks in parallel, and writes the page. */
async function drawGallery(origin: string): Promise<void> {
  const began = performance.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  const waiting = jobs();
  const expected = waiting.reduce((total, { states }) => total + states.length, 0);
  const pictures: Picture[] = [];
  const draw = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift())
      pictures.push(...(await take(browser, origin, job)));
  };
  await Promise.all([draw(), draw()]);
  await browser.close();
  if (pictures.length !== expected) throw new Error(`${pictures.length} of ${expected} pictures were taken`);
  const page = join(folder, 'index.html');
  writeFileSync(page, galleryPage(pictures));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${pictures.length} pictures in ${seconds} s: ${relative(root, page)}`);
}

const usage = `Usage: npm run gallery [-- --serve | --readme]

Draws every state of the window in every language, scheme and width, and a page of them: out/gallery/index.html.
  --serve    lists the states and shows one at a time, loading again whenever a file changes
  --readme   draws the pictures of the README`;

process.exitCode = await runScript({
  usage,
  run: async (args) => {
    const { values } = parsedArguments({
      args,
      options: { serve: { type: 'boolean' }, readme: { type: 'boolean' } },
    });
    if (values.serve) {
      await serveStates(4410);
      return undefined;
    }
    await buildRooms({ rooms: ['renderer'] });
    const server = await serveBuiltWindow();
    await (values.readme ? takeReadmePictures(server.origin) : drawGallery(server.origin));
    await server.close();
  },
});
