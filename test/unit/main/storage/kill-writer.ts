import { join } from 'node:path';
import { z } from 'zod';
import { StateFile } from '../../../../main/storage/state-file.ts';
import { tell } from '../../../support/kill-hook.ts';
import { silentLog as log } from '../../../support/scripted-ports.ts';

/** Reads and writes files as the app does, until the test kills it. Loads only what it needs. */

const [folder = '', story = ''] = process.argv.slice(2);
const path = join(folder, 'state.json');
const file = new StateFile({ path, schema: z.string(), version: 1, log });

const stories: Record<string, () => Promise<unknown>> = {
  write: () => file.write('new'),
  'several writes': async () => {
    const overtaken = [file.write('first'), file.write('second'), file.write('third')];
    await Promise.all(overtaken);
    await file.write('fourth');
    await Promise.all([file.write('fifth'), file.read(), file.write('new')]);
  },
  'read and write': async () => {
    await file.read();
    await file.write('new');
  },
  remove: () => file.remove(),
  'begin in safe mode': async () => {
    const { createSafeMemory } = await import('../../../../main/storage/safe-mode.ts');
    const memory = createSafeMemory(file, (value) => value === 'nothing');
    await memory.write('nothing');
    await memory.write('new');
  },
  'install a profile': async () => {
    const { openProfileStore } = await import('../../../../main/organisation/profile-store.ts');
    await openProfileStore(path).write('new');
  },
  'count a start': async () => {
    const { openStartGuard } = await import('../../../../main/app/start-up-guard.ts');
    const guard = openStartGuard({ folder, log });
    await guard.begin();
    await guard.markHealthy();
  },
};

// No `await` here: it is joined into a CommonJS file.
void stories[story]?.().then(() => {
  tell({ end: 'done' });
  process.exit(0);
});
