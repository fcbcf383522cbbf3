import { join } from 'node:path';
import { awaitFile } from './awaited-file.ts';

/**
 * The CDP endpoint of the Chromium that was started with a debugging port on this profile, once it listens there: a page can be
 * loaded before that.
 */
export const readEndpoint = (profile: string): Promise<string> =>
  awaitFile(join(profile, 'DevToolsActivePort'), (text) => {
    const [port, path] = text.split('\n');
    return path ? `ws://127.0.0.1:${port}${path}` : undefined;
  });
