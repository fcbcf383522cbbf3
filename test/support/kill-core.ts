import { once } from 'node:events';
import { z } from 'zod';
import { environment } from '../../main/environment/environment.ts';
import { moment, tell, written } from './kill-hook.ts';
import type { Wish } from './kill-person.ts';
import { walk } from './kill-story.ts';

/*
 * One run of the client without a window, up to the end of the person's story or the moment that it is killed at. Every
 * state and every answer is a moment, besides the calls to the file system.
 */

const wishSchema: z.ZodType<Wish> = z.discriminatedUnion('way', [
  z.object({ way: z.literal('email'), email: z.string() }),
  z.object({ way: z.enum(['google', 'sign-out']), subject: z.string() }),
]);
const [folder = '', known = '', asked = ''] = process.argv.slice(2);

/** In a function, since a CommonJS file awaits nothing of its own. */
async function live(): Promise<string | null> {
  return await walk({
    environment: environment.parse(JSON.parse(known)),
    folder,
    wish: wishSchema.parse(JSON.parse(asked)),
    code: async () => {
      process.send?.({ need: 'code' });
      const [code] = await once(process, 'message');
      return String(code);
    },
    onState: (state) => {
      tell({ state });
      moment(`at ${state}`);
    },
    onAnswer: () => moment('after answer'),
    written,
  });
}

void live().then((end) => {
  if (end !== null) tell({ end });
  process.exit(0);
});
