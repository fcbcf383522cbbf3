import { expect, test } from 'vitest';
import { digestOfReadmePictures } from '../../scripts/gallery/readme-digest.ts';
import { readmeStates } from '../../scripts/gallery/readme-states.ts';
import { readText } from '../../scripts/lib/run.ts';

test('README’s pictures show the window as it is: `npm run gallery -- --readme` draws them again', async () => {
  expect(readText('assets/readme/shown.sha256').trim()).toBe(await digestOfReadmePictures());
});

test('README shows each picture light and dark', () => {
  const readme = readText('README.md');
  for (const [file] of readmeStates())
    for (const scheme of ['light', 'dark']) expect(readme).toContain(`assets/readme/${file}-${scheme}.png`);
});
