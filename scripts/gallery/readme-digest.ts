import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { warmLaterScreens } from '../../renderer/app.tsx';
import { copies } from '../../test/support/copies.ts';
import { renderApp } from '../../test/support/render-app.tsx';
import { root } from '../lib/run.ts';
import { readmeStates } from './readme-states.ts';

/**
 * Returns the SHA-256 of what the README's pictures show: the markup of their screens, and the styles that it can have. The
 * command writes it beside the pictures, and a test says when they are older than the window.
 */
export async function digestOfReadmePictures(): Promise<string> {
  await warmLaterScreens();
  const hash = createHash('sha256');
  // The time at which a mail expires is that of the machine's own time zone.
  const [beforeTime = ''] = copies.en.waiting.expires('|').split('|');
  const time = new RegExp(`${beforeTime}[^<]*`);
  for (const [, snapshot] of readmeStates()) hash.update(renderApp(snapshot).replace(time, ''));
  const styles = globSync('renderer/{components,screens,styles}/*.css', { cwd: root });
  for (const file of styles.sort()) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
