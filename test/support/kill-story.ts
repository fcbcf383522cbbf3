import type { Journey } from '#contract/journey.ts';
import type { Environment } from '../../main/environment/environment.ts';
import { fileSecrets } from './file-secrets.ts';
import { headlessCore } from './headless-core.ts';
import { person, type Wish } from './kill-person.ts';
import { answerOf, land } from './person.ts';

type Start = {
  environment: Environment;
  /** For its files and its secrets. */
  folder: string;
  /** What the person came for. */
  wish: Wish;
  /** Resolves with the code of the mail, once it is there. */
  code: () => Promise<string>;
  /** Called at each new state, with its step. */
  onState: (step: string) => void;
  /** Called at each answer of the network. */
  onAnswer?: () => void;
  /** Resolves once the client has written what it had to write: people are slower than disks, and act on what is kept. */
  written?: () => Promise<void>;
};

/** A story that hangs is given up after this, in milliseconds. */
const tooLong = 60_000;

/**
 * Starts the client without a window, with somebody at the computer, and resolves with the end of their story; with null where it
 * comes to none.
 */
export async function walk(start: Start): Promise<string | null> {
  const { wish, written = async () => undefined } = start;
  const next = person(wish);
  let shown = '';
  const { promise: ended, resolve: end, reject } = Promise.withResolvers<string | null>();
  const bound = setTimeout(() => end(null), tooLong);
  const act = async (journey: Journey, now: string): Promise<void> => {
    await written();
    // What was announced in the meantime is acted on in its own turn.
    if (shown !== now) return;
    const wanted = next(journey);
    if (wanted === null) return;
    if ('end' in wanted) {
      await application.stop();
      return end(wanted.end);
    }
    if ('type' in wanted) return application.answers.send(wanted);
    application.answers.send({ type: 'submit-code', code: await start.code() });
  };
  const application = headlessCore({
    environment: start.environment,
    folder: start.folder,
    secrets: fileSecrets(start.folder),
    fetch: async (url, init) => {
      const answer = await fetch(url, init);
      start.onAnswer?.();
      return answer;
    },
    openLink: async (url) => void visit(url, wish).catch(() => undefined),
    announce: ({ journey }) => {
      const now = JSON.stringify(journey);
      if (now === shown) return;
      shown = now;
      start.onState(journey.step);
      void act(journey, now).catch(reject);
    },
  });
  await application.start();
  return await ended.finally(() => clearTimeout(bound));
}

/** The person's own browser: picks the account and follows, back to the app. */
async function visit(url: string, wish: Wish): Promise<void> {
  await land(await answerOf(url, wish.way === 'email' ? '' : wish.subject));
}
