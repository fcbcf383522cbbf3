import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { openStartGuard } from '../../../../main/app/start-up-guard.ts';
import { isOwnFile } from '../../../../main/storage/own-files.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { headlessCore } from '../../../support/headless-core.ts';
import { silentLog as log, memorySecrets } from '../../../support/scripted-ports.ts';

/* What a newer version of this client has written waits for it, whatever this one does meanwhile. */

const files = [
  'configuration.json',
  'journey.json',
  'organisations.json',
  'settings.json',
  'starts.json',
  'terms.json',
];
const email = 'iris@bloemen-iris.test';
const newer = '{"version":2,"value":{"unknown":"shape"}}';

let root: string;
let sandbox: Sandbox;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'newer-'));
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(root, { recursive: true, force: true });
});

/** Starts the client in a folder and does there what makes it write each of its files. */
async function useIn(folder: string): Promise<Snapshot> {
  const { environment } = sandbox;
  const shown: Snapshot[] = [];
  let seen: (snapshot: Snapshot) => void = () => undefined;
  const app = headlessCore({
    environment,
    folder,
    secrets: memorySecrets(),
    fetch,
    openLink: async () => undefined,
    announce: (snapshot) => {
      shown.push(snapshot);
      seen(snapshot);
    },
  });
  const until = (fits: (snapshot: Snapshot) => boolean) =>
    new Promise<void>((resolve) => {
      seen = (snapshot) => fits(snapshot) && resolve();
      for (const snapshot of shown.slice(-1)) seen(snapshot);
    });
  const guard = openStartGuard({ folder, log });
  await guard.begin();
  await app.start();
  await until(({ methods }) => methods.some(({ id, available }) => id === 'google' && available));
  await app.answers.setLanguage('en');
  app.openOrganisation('bakkerij-devries');
  await until(
    ({ journey }) => journey.step === 'confirming-organisation' && journey.organisation !== undefined,
  );
  app.answers.send({ type: 'cancel' });
  app.answers.send({ type: 'choose-email' });
  app.answers.send({ type: 'submit-email', email });
  await until(({ journey }) => journey.step === 'waiting-for-activation');
  const { code } = await sandbox.mailbox.next(email);
  app.answers.send({ type: 'submit-code', code });
  await until(({ journey }) => journey.step === 'registering');
  await app.stop();
  await guard.markHealthy();
  return last(shown);
}

function last(shown: readonly Snapshot[]): Snapshot {
  const snapshot = shown.at(-1);
  if (snapshot === undefined) throw new Error('nothing was shown');
  return snapshot;
}

test('these are all the files that the client keeps', async () => {
  const folder = join(root, 'all');
  await useIn(folder);
  expect(readdirSync(folder).sort()).toEqual(files);
  // What `--reset` removes.
  expect(readdirSync(folder).filter(isOwnFile).sort()).toEqual(files);
});

test('none of them is overwritten, removed or renamed where a newer version wrote it, and the client works', async () => {
  const folder = join(root, 'newer');
  mkdirSync(folder);
  for (const name of files) writeFileSync(join(folder, name), newer);
  const { journey, language, notices } = await useIn(folder);
  expect(journey).toMatchObject({ step: 'registering', email });
  expect(language).toBe('en');
  expect(notices).toContain('memory-not-kept');
  expect(readdirSync(folder).sort()).toEqual(files);
  for (const name of files) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(newer);
});
