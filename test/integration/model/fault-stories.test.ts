import { expect, test, vi } from 'vitest';
import { faults } from './put-back.ts';
import { live } from './story.ts';

vi.mock('node:fs/promises', async () => (await import('./scripted-disk.ts')).scriptedDisk);

/* Stories in which faults showed that were once there. `put-back.test.ts` runs them with the faults put back. */

test.each(Object.entries(faults))('%s', async (_name, { story }) => {
  expect((await live(story)).finding).toBeNull();
});
