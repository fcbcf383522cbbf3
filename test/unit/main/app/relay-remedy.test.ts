import { expect } from 'vitest';
import type { Journey } from '#contract/journey.ts';
import { createApplication } from '../../../../main/app/application.ts';
import type { Preflight } from '../../../../main/journey/ports.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { test } from '../../../support/fixtures.ts';
import { foundPolicies } from '../../../support/found-policies.ts';
import { simulatedDesktop } from '../../../support/simulated-desktop.ts';
import { managed } from '../policy/managed.ts';

const address = 'http://127.0.0.1:9';
const environment = sandboxEnvironment({ platform: address, microsoft: address, google: address });

test.for<[string, Record<string, unknown>, Preflight, Preflight]>([
  ['the relay', {}, { returnPath: 'loopback' }, { returnPath: 'relay', reason: 'loopback-blocked' }],
  [
    'the listener where the rules allow nothing else',
    { AllowedTransports: ['loopback'] },
    { returnPath: 'loopback' },
    { returnPath: 'loopback' },
  ],
  [
    'the relay for a phone where this computer has no browser',
    {},
    { returnPath: 'relay', reason: 'browser-missing' },
    { returnPath: 'relay', reason: 'browser-missing' },
  ],
])(
  'a person who chose the relay in the doctor signs in by %s',
  async ([, policy, found, expected], { folder, onTestFinished }) => {
    const shown: Journey[] = [];
    const desktop = simulatedDesktop(environment, {
      folder,
      announce: (snapshot) => void shown.push(snapshot.journey),
      openLink: async () => undefined,
      fetch: () => Promise.reject(new Error('no network')),
      policies: foundPolicies(folder, [managed(policy)]),
    });
    const provider = { signIn: () => new Promise<never>(() => undefined) };
    const application = createApplication({
      ...desktop,
      preflight: async () => found,
      providers: new Map([['google', provider]]),
    });
    onTestFinished(() => application.stop());
    await application.start();
    await application.answers.remedy('use-relay');
    application.answers.send({ type: 'choose', method: 'google' });
    await expect.poll(() => shown.at(-1)).toMatchObject({ step: 'signing-in', ...expected });
  },
);
