import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Journey } from '#contract/journey.ts';
import { type Application, createApplication } from '../../../../main/app/application.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import type { Identity } from '../../../../main/sign-in/provider.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { removeFolder } from '../../../support/remove-folder.ts';
import { identity } from '../../../support/scripted-ports.ts';
import { simulatedDesktop } from '../../../support/simulated-desktop.ts';
import { managed, required } from './managed.ts';

const address = 'http://127.0.0.1:9';
const environment = sandboxEnvironment({ platform: address, microsoft: address, google: address });

let folder: string;
let applications: Application[];
let found: PolicySource[];
let change: () => void;
/** What was sent to the platform, as `POST /exchange`. */
let sent: string[];
let signedIn: PromiseWithResolvers<Identity>;
/** Every step that was shown, the last one last. */
let shown: Journey[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'narrowed-'));
  applications = [];
  found = [];
  sent = [];
  shown = [];
  signedIn = Promise.withResolvers<Identity>();
});
afterEach(async () => {
  for (const application of applications) await application.stop();
  await removeFolder(folder);
});

/** The app on a machine whose administrator says what is `found`, and without a network. */
function makeApplication(): Application {
  const desktop = simulatedDesktop(environment, {
    folder,
    announce: (snapshot) => void shown.push(snapshot.journey),
    openLink: async () => undefined,
    // Nobody answers.
    fetch: (url, { method = 'GET', signal } = {}) => {
      sent.push(`${method} ${new URL(url).pathname}`);
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    },
    policies: {
      reader: {
        read: async () => found,
        watch: (onChange) => {
          change = onChange;
          return () => undefined;
        },
      },
      found,
      build: [],
      profileFolders: [],
      appFolder: folder,
    },
  });
  const provider = { signIn: () => signedIn.promise };
  const application = createApplication({ ...desktop, providers: new Map([['google', provider]]) });
  applications.push(application);
  return application;
}

const isAsked = () => sent.some((one) => one.includes('/organisations'));

test('somebody from outside comes back from the browser just as an organisation is required that cannot be asked', async () => {
  const application = makeApplication();
  await application.start();
  application.answers.send({ type: 'choose', method: 'google' });
  await expect.poll(() => shown.at(-1)).toMatchObject({ step: 'signing-in', returnPath: 'loopback' });

  found = [managed(required)];
  change();
  await expect.poll(isAsked).toBe(true);
  signedIn.resolve(identity);
  await new Promise(setImmediate);

  expect(shown.at(-1)).toMatchObject({ step: 'blocked', failure: { code: 'organisation-unavailable' } });
  expect(sent.filter((one) => !one.startsWith('GET'))).toEqual([]);
});

test('a start that has to ask for its organisation first shows no page that says it cannot be had', async () => {
  found = [managed(required)];
  void makeApplication().start();
  await expect.poll(isAsked).toBe(true);
  expect(new Set(shown.map(({ step }) => step))).toEqual(new Set(['starting']));
});
