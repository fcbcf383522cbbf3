import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '#contract/snapshot.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { headlessCore } from '../../../support/headless-core.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';

/*
 * Runs the client on a disk that refuses, without a network, and starts a sign-up by e-mail. Prints the steps, what
 * the window showed when nothing could be kept, and the file with what is remembered as it is afterwards.
 */

const [folder = '', fault = ''] = process.argv.slice(2);
const nowhere = 'http://127.0.0.1:9';
const steps: string[] = [];
let shown: Snapshot | null = null;
let isKept = Promise.withResolvers<boolean>();

// Everything is loaded by now, as in a packaged app: only its own files are out of reach.
if (fault === 'nobody') process.seteuid?.(65_534);

const application = headlessCore({
  environment: sandboxEnvironment({ platform: nowhere, microsoft: nowhere, google: nowhere }),
  folder,
  secrets: memorySecrets(),
  fetch: () => Promise.reject(new TypeError('no network')),
  openLink: async () => undefined,
  announce: (snapshot) => {
    const { journey, notices } = snapshot;
    shown = snapshot;
    if (steps.at(-1) !== journey.step) steps.push(journey.step);
    isKept.resolve(!notices.includes('memory-not-kept'));
  },
});

/** Types an address, and waits until the window says whether it could be kept. */
async function type(value: string, kept: boolean): Promise<void> {
  application.answers.send({ type: 'draft', field: 'email', value });
  do isKept = Promise.withResolvers();
  while ((await isKept.promise) !== kept);
}

await application.start();
application.answers.send({ type: 'choose-email' });
const taken = fault === 'no-descriptors' ? allDescriptors() : [];
await type('iris@bloemen', false);
const { journey, notices } = now();
if (taken.length > 0) {
  for (const descriptor of taken) closeSync(descriptor);
  await type('iris@bloemen-iris.test', true);
}
await application.stop();
const email = journey.step === 'entering-email' ? journey.email : '';
const kept = textOf(join(folder, 'journey.json'));
process.stdout.write(JSON.stringify({ steps, email, notices, kept }), () => process.exit(0));

function now(): Snapshot {
  if (shown === null) throw new Error('nothing was shown');
  return shown;
}

function allDescriptors(): number[] {
  const taken: number[] = [];
  try {
    for (;;) taken.push(openSync('/dev/null', 'r'));
  } catch {
    return taken;
  }
}

function textOf(path: string): string {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}
