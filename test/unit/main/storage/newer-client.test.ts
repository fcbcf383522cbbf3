import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { openStartGuard } from '../../../../main/app/start-up-guard.ts';
import { isOwnFile } from '../../../../main/storage/own-files.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { test } from '../../../support/fixtures.ts';
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

/** Starts the client in a folder and does there what makes it write each of its files. */
async function useIn(folder: string, { environment, mailbox }: Sandbox): Promise<Snapshot> {
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
  const { code } = await mailbox.next(email);
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

test('these are all the files that the client keeps', async ({ folder, sandbox }) => {
  await useIn(folder, sandbox);
  expect(readdirSync(folder).sort()).toEqual(files);
  // What `--reset` removes.
  expect(readdirSync(folder).filter(isOwnFile).sort()).toEqual(files);
});

test('none of them is overwritten, removed or renamed where a newer version wrote it, and the client works', async ({
  folder,
  sandbox,
}) => {
  for (const name of files) writeFileSync(join(folder, name), newer);
  const { journey, language, notices } = await useIn(folder, sandbox);
  expect(journey).toMatchObject({ step: 'registering', email });
  expect(language).toBe('en');
  expect(notices).toContain('memory-not-kept');
  expect(readdirSync(folder).sort()).toEqual(files);
  for (const name of files) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(newer);
});
