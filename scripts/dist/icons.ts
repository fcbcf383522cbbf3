import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureHeadlessChromium } from '../lib/chromium.ts';
import { parsedArguments, runScript } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';

/* `node scripts/dist/icons.ts`: creates every icon of `assets/icons` from `icon.svg`, so that packing needs no tool for it. */

const folder = join(root, 'assets/icons');
const linuxSizes = [16, 32, 48, 64, 128, 256, 512];
const icoSizes = [16, 32, 48, 256];
/** Apple's type code of each size that can be a PNG. */
const icnsTypes = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

async function pictures(sizes: readonly number[]): Promise<Map<number, Buffer>> {
  const svg = (await readFile(join(folder, 'icon.svg'))).toString('base64');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: await ensureHeadlessChromium(),
    args: ['--no-sandbox'],
  });
  try {
    const made = new Map<number, Buffer>();
    for (const size of sizes) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>body{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${svg}">`,
      );
      made.set(size, await page.screenshot({ omitBackground: true }));
      await page.close();
    }
    return made;
  } finally {
    await browser.close();
  }
}

/** An .ico of PNGs: a header, 16 bytes of directory for each image, and the images. */
function ico(images: readonly { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.from([0, 0, 1, 0, images.length, 0]);
  let at = header.length + 16 * images.length;
  const directory = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0]);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(at, 12);
    at += png.length;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...images.map(({ png }) => png)]);
}

/** An .icns: a type and a length before each image, and before the whole file. */
function icns(images: readonly { type: string; png: Buffer }[]): Buffer {
  const block = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32BE(content.length + head.length, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(images.map(({ type, png }) => block(type, png))));
}

const usage = `Usage: npm run icons

Makes every icon of the installers, in assets/icons, from icon.svg there.`;

process.exitCode = await runScript({
  usage,
  run: async (args) => {
    parsedArguments({ args });
    const made = await pictures([...new Set([...linuxSizes, ...icoSizes, ...Object.values(icnsTypes)])]);
    const png = (size: number): Buffer => {
      const picture = made.get(size);
      if (!picture) throw new Error(`no picture of ${size} pixels was made`);
      return picture;
    };
    await mkdir(join(folder, 'linux'), { recursive: true });
    for (const size of linuxSizes) await writeFile(join(folder, `linux/${size}x${size}.png`), png(size));
    await writeFile(join(folder, 'icon.png'), png(512));
    await writeFile(join(folder, 'icon.ico'), ico(icoSizes.map((size) => ({ size, png: png(size) }))));
    await writeFile(
      join(folder, 'icon.icns'),
      icns(Object.entries(icnsTypes).map(([type, size]) => ({ type, png: png(size) }))),
    );
    console.log(`Made the icons in ${folder}`);
  },
});
