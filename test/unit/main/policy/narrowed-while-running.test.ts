import { afterEach, expect } from 'vitest';
import type { Journey } from '#contract/journey.ts';
import { type Application, createApplication } from '../../../../main/app/application.ts';
import type { Identity } from '../../../../main/sign-in/provider.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { test } from '../../../support/fixtures.ts';
import { ChangingPolicies } from '../../../support/found-policies.ts';
import { identity } from '../../../support/scripted-ports.ts';
import { simulatedDesktop } from '../../../support/simulated-desktop.ts';
import { managed, required } from './managed.ts';

const address = 'http://127.0.0.1:9';
const environment = sandboxEnvironment({ platform: address, microsoft: address, google: address });

let folder: string;
let applications: Application[];
let policies: ChangingPolicies;
/** What was sent to the platform, as `POST /exchange`. */
let sent: string[];
let signedIn: PromiseWithResolvers<Identity>;
/** Every step that was shown, the last one last. */
let shown: Journey[];

test.beforeEach(({ folder: made }) => {
  folder = made;
  applications = [];
  policies = new ChangingPolicies();
  sent = [];
  shown = [];
  signedIn = Promise.withResolvers<Identity>();
});
afterEach(async () => {
  for (const application of applications) await application.stop();
});

/** The app on a machine whose administrator says what the policies are, and without a network. */
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
    policies: policies.forApp(folder),
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

  policies.found = [managed(required)];
  policies.tell();
  await expect.poll(isAsked).toBe(true);
  signedIn.resolve(identity);
  await new Promise(setImmediate);

  expect(shown.at(-1)).toMatchObject({ step: 'blocked', failure: { code: 'organisation-unavailable' } });
  expect(sent.filter((one) => !one.startsWith('GET'))).toEqual([]);
});

test('a start that has to ask for its organisation first shows no page that says it cannot be had', async () => {
  policies.found = [managed(required)];
  void makeApplication().start();
  await expect.poll(isAsked).toBe(true);
  expect(new Set(shown.map(({ step }) => step))).toEqual(new Set(['starting']));
});
