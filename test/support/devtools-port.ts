import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The CDP endpoint of the Chromium that was started with a debugging port on this profile. */
export async function readEndpoint(profile: string): Promise<string> {
  const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  return `ws://127.0.0.1:${port}${path}`;
}
