import { expect } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { createApplication } from '../../../main/app/application.ts';
import { keepLoaded } from '../../../main/shell/recovery.ts';
import { fakeEvent, fakeLog, fakeWindow } from '../../support/fakes.ts';
import { test as fixtures } from '../../support/fixtures.ts';
import { land, visit } from '../../support/hostile-browser.ts';
import { begin } from '../../support/hostile-flow.ts';
import { simulatedDesktop } from '../../support/simulated-desktop.ts';

/** An app whose person is at Google, with a window that can die. */
const test = fixtures.extend('signingIn', async ({ folder, sandbox, issuer }, { onCleanup }) => {
  // Without it, what the platform offers can be told from what the app offers until it knows that.
  sandbox.platform.configure({ organisationAvailable: false });
  const told: Snapshot[] = [];
  let identity: Promise<unknown> | null = null;
  let callback: ReturnType<typeof visit> | null = null;
  const application = createApplication(
    simulatedDesktop(sandbox.environment, {
      folder,
      announce: (snapshot) => told.push(snapshot),
      openLink: async () => {},
      providers: new Map([
        [
          'google',
          {
            signIn: (request) => {
              const flow = begin('google', issuer, {
                signal: request.signal,
                stay: request.stay,
                deliver: async (url) => {
                  await request.deliver(url);
                  callback = visit(url);
                },
              });
              identity = flow.identity.finally(request.onReturn);
              return flow.identity;
            },
          },
        ],
      ]),
    }),
  );
  await application.start();
  const current = async () => await application.answers.snapshot(undefined);
  const offered = async () => (await current()).methods.map(({ id }) => id);
  await expect.poll(offered).not.toContain('organisation');
  application.answers.send({ type: 'choose', method: 'google' });
  await expect
    .poll(async () => (await current()).journey)
    .toMatchObject({ step: 'signing-in', phase: 'waiting' });
  const { window, emit, emitContents, calls } = fakeWindow();
  keepLoaded(window, { url: 'app://page', log: fakeLog(), giveUp: () => {}, now: () => 0 });
  onCleanup(() => application.stop());
  return { current, told, emit, emitContents, calls, person: () => callback, identity: () => identity };
});

test.for(['crashes', 'hangs'])(
  'a page that %s while a person signs in is a new page at the same place, and the sign-in goes on',
  async (fault, { signingIn }) => {
    const { current, told, emit, emitContents, calls, person, identity } = signingIn;
    const before = await current();
    const announced = told.length;

    if (fault === 'hangs') emit('unresponsive');
    emitContents('render-process-gone', fakeEvent({}), { reason: 'crashed', exitCode: 5 });
    await expect.poll(() => calls.filter(([name]) => name === 'loadURL')).toHaveLength(2);

    // What the new page asks first. Nothing moved, and nothing was told to a page that was not there.
    expect(await current()).toBe(before);
    expect(told).toHaveLength(announced);

    const callback = await person();
    if (!callback) throw new Error('the browser was not opened');
    await land(callback);
    await identity();
    await expect
      .poll(async () => (await current()).journey)
      .not.toMatchObject({ step: 'signing-in', phase: 'waiting' });
    expect((await current()).revision).toBeGreaterThan(before.revision);
    expect(await current()).toBe(told.at(-1));
  },
);
