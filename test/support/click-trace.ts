import { mkdtemp, readFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createApplication } from '../../main/app/application.ts';
import { environment as environmentSchema } from '../../main/environment/environment.ts';
import { createPreflight } from '../../main/preflight/preflight.ts';
import { answerOf, land } from './person.ts';
import { removeFolder } from './remove-folder.ts';
import { silentLog } from './scripted-ports.ts';
import { simulatedDesktop } from './simulated-desktop.ts';

/*
 * Follows one click, as a program of its own: somebody who has an account chooses Google, picks the account in the browser,
 * and is signed in. Prints as JSON which modules of main and of the contract had a function called between the click and the
 * finished screen, by V8's precise coverage, and how many snapshots the window was told.
 *
 * Arguments: the environment's file, and the subject of the account at Google.
 */

/** Paths from the project's folder, and how many snapshots the window was told. */
export type ClickTrace = { modules: string[]; snapshots: number };

const root = join(import.meta.dirname, '../..');

async function trace(environmentFile: string, subject: string): Promise<ClickTrace> {
  const environment = environmentSchema.parse(JSON.parse(await readFile(environmentFile, 'utf8')));
  const folder = await mkdtemp(join(tmpdir(), 'click-'));
  const configured = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  let snapshots = 0;
  const desktop = simulatedDesktop(environment, {
    folder,
    announce: ({ journey, links }) => {
      snapshots += 1;
      if (links.length > 0) configured.resolve();
      if (journey.step === 'finished' && journey.phase === 'idle') finished.resolve();
    },
    openLink: async (url) => void answerOf(url, subject).then(land).catch(finished.reject),
  });
  const { fetch, secrets } = desktop;
  const preflight = createPreflight({ environment, fetch, secrets, hasBrowser: () => true, log: silentLog });
  const application = createApplication({ ...desktop, preflight });
  await application.start();
  // A person clicks once the start is over: the platform's configuration, which brings links, is the last thing it waits for.
  await configured.promise;
  await setImmediate();
  const inspector = new Session();
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await inspector.post('Profiler.takePreciseCoverage');
  snapshots = 0;
  application.answers.send({ type: 'choose', method: 'google' });
  await finished.promise;
  const { result } = await inspector.post('Profiler.takePreciseCoverage');
  await application.stop();
  await removeFolder(folder);
  // A module's own evaluation is a function without a name.
  const modules = result
    .filter(({ url }) => url.startsWith('file:'))
    .filter(({ functions }) =>
      functions.some(
        ({ functionName, ranges }) => functionName !== '' && ranges.some(({ count }) => count > 0),
      ),
    )
    .map(({ url }) => relative(root, fileURLToPath(url)).split(sep).join('/'))
    .filter((file) => /^(main|preload)\//.test(file));
  return { modules: modules.sort(), snapshots };
}

const [environmentFile = '', subject = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await trace(environmentFile, subject)));
process.exit(0);
