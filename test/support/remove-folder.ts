import { rm } from 'node:fs/promises';

/**
 * Removes a folder and all in it. What was just stopped may be writing there still: quitting waits for nothing that the next start does
 * again, such as the profile of a session, and a folder into which something is written meanwhile is not empty.
 */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 });
