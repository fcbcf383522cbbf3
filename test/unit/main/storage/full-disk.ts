import { z } from 'zod';
import { StateFile } from '../../../../main/storage/state-file.ts';

/** Writes a text of the length asked for, where the system lets no file grow so long, and tells how that ended. */

const [path = '', length = ''] = process.argv.slice(2);
// The system's own answer to such a write ends the process; a full disk does not.
process.on('SIGXFSZ', () => undefined);
const quiet = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};
const file = new StateFile({ path, schema: z.string(), version: 1, log: quiet });
process.stdout.write(await file.write('x'.repeat(Number(length))));
