import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { z } from 'zod';
import type { Journey } from '#contract/journey.ts';
import { environment as environmentSchema } from '../../main/environment/environment.ts';
import { fileSecrets } from './file-secrets.ts';
import { headlessCore } from './headless-core.ts';
import { moment, tell, written } from './kill-hook.ts';
import { person, type Wish } from './kill-person.ts';
import { Browser } from './provider-visit.ts';

/*
 * One run of the client without a window, with somebody at the desk, up to the end of their story or the moment that it
 * is killed at. Every state and every answer is a moment, besides the calls to the file system. People are slower than
 * disks: this one acts on a state once it is kept.
 */

const wishSchema: z.ZodType<Wish> = z.discriminatedUnion('way', [
  z.object({ way: z.literal('email'), email: z.string() }),
  z.object({ way: z.enum(['google', 'sign-out']), subject: z.string() }),
]);
const [folder = '', environmentFile = '', asked = ''] = process.argv.slice(2);
const wish = wishSchema.parse(JSON.parse(asked));
const next = person(wish);

/** The person's own browser: picks the account and follows, back to the app. */
async function visit(url: string): Promise<void> {
  const browser = new Browser({});
  const first = await browser.get(url);
  const subject = wish.way === 'email' ? '' : wish.subject;
  let answer = await browser.post(locationOf(first, url), { account: subject });
  let next = locationOf(answer, url);
  while (next.startsWith(new URL(url).origin)) {
    answer = await browser.get(next);
    next = locationOf(answer, next);
  }
  // As a browser goes to a page: fetch says of itself that it is none, and the app's listener takes that for a stranger.
  const [landed] = await once(get(next), 'response');
  landed.resume();
}

const locationOf = (answer: Response, base: string) =>
  new URL(answer.headers.get('location') ?? '', base).href;

async function act(journey: Journey): Promise<void> {
  const wanted = next(journey);
  if (wanted === null) return;
  if ('end' in wanted) {
    await application.stop();
    tell(wanted);
    process.exit(0);
  }
  if ('type' in wanted) return application.answers.send(wanted);
  process.send?.(wanted);
  const [code] = await once(process, 'message');
  application.answers.send({ type: 'submit-code', code: String(code) });
}

let shown = '';
const application = headlessCore({
  environment: environmentSchema.parse(JSON.parse(readFileSync(environmentFile, 'utf8'))),
  folder,
  secrets: fileSecrets(folder),
  fetch: async (url, init) => {
    const answer = await fetch(url, init);
    moment('after answer');
    return answer;
  },
  openLink: async (url) => void visit(url).catch(() => undefined),
  announce: ({ journey }) => {
    const now = JSON.stringify(journey);
    if (now === shown) return;
    shown = now;
    tell({ state: journey.step });
    moment(`at ${journey.step}`);
    void written().then(() => {
      // What was announced in the meantime is acted on in its own turn.
      if (shown === now) void act(journey);
    });
  },
});

await application.start();
