import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Answers, contract } from '#contract/contract.ts';
import { failureCodes } from '#contract/failure.ts';
import type { PolicyView } from '#contract/policy.ts';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { notifyWindow, serveContract, trustMainFrameOf } from '../../../../main/shell/ipc.ts';
import { fakeFrame, fakeIpcMain, fakeLog, fakeWindow } from '../../../support/fakes.ts';
import { snapshotOf } from '../../../support/snapshots.ts';

const snapshot = snapshotOf({ step: 'choosing' });
const view: PolicyView = {
  allowed: { methods: [], emailSignUp: false, returnPaths: [] },
  keys: [],
  sources: [],
  stops: [],
};
/** An application that answers everything and does nothing. */
const idle: Answers = {
  snapshot: () => snapshot,
  send: () => undefined,
  openLink: async () => undefined,
  setLanguage: () => undefined,
  copyFailure: () => undefined,
  update: () => undefined,
  policy: () => view,
  copyPolicy: () => undefined,
  examine: () => undefined,
  stopExamining: () => undefined,
  remedy: () => undefined,
  report: () => '',
  copyReport: () => undefined,
  terms: () => ({ version: '1', language: 'nl', text: '' }),
  setUp: () => undefined,
  checkInvoice: () => ({ isValid: true, findings: [] }),
  copySetupMessage: () => undefined,
  mailSetupMessage: () => undefined,
};
const refused = { ok: false, code: 'malformed-request' };

function door(overrides: Partial<Answers> = {}) {
  const sent = vi.fn();
  const log = fakeLog();
  const main = fakeIpcMain();
  const answers = { ...idle, send: sent, ...overrides };
  const { window } = fakeWindow();
  serveContract(() => answers, { ipcMain: main.ipcMain, trusts: trustMainFrameOf(() => window), log });
  const invoke = (channel: string, input?: unknown, frame = window.webContents.mainFrame) =>
    main.invoke(channel, input, frame);
  return { ...main, invoke, sent, log, window };
}

test('exactly the declared requests are answered', () => {
  const declared = Object.values(contract).filter(({ kind }) => kind === 'request');
  expect(door().channels().sort()).toEqual(declared.map(({ channel }) => channel).sort());
});

test('answers with those of the application that is there at the time', async () => {
  const main = fakeIpcMain();
  const { window } = fakeWindow();
  let current = idle;
  serveContract(() => current, { ipcMain: main.ipcMain, trusts: () => true, log: fakeLog() });
  current = { ...idle, snapshot: () => ({ ...snapshot, version: '9.9.9' }) };
  const outcome = await main.invoke(contract.snapshot.channel, undefined, window.webContents.mainFrame);
  expect(outcome).toMatchObject({ ok: true, value: { version: '9.9.9' } });
});

test('a request that comes before the application is there waits for it', async () => {
  const main = fakeIpcMain();
  const { window } = fakeWindow();
  const opening = Promise.withResolvers<Answers>();
  serveContract(() => opening.promise, { ipcMain: main.ipcMain, trusts: () => true, log: fakeLog() });
  const answer = main.invoke(contract.snapshot.channel, undefined, window.webContents.mainFrame);
  opening.resolve(idle);
  expect(await answer).toEqual({ ok: true, value: snapshot });
});

test('requests reach the application in the order in which they came', async () => {
  const { invoke, sent } = door();
  const intents = ['a', 'b', 'c'].map((value) => ({ type: 'draft', field: 'email', value }));
  await Promise.all(intents.map((intent) => invoke('journey:send', intent)));
  expect(sent.mock.calls.map(([intent]) => intent)).toEqual(intents);
});

describe('a request', () => {
  test('is answered with a value', async () => {
    expect(await door().invoke('journey:snapshot')).toEqual({ ok: true, value: snapshot });
  });

  test('reaches its answer as the schema read it', async () => {
    const { invoke, sent } = door();
    expect(await invoke('journey:send', { type: 'choose', method: 'google' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(sent).toHaveBeenCalledExactlyOnceWith({ type: 'choose', method: 'google' });
  });

  test.each([
    ['a report that only main may make', { type: 'signed-in', account: { name: 'x', email: 'x' } }],
    ['an unknown key', { type: 'cancel', attempt: 1 }],
    ['an own key called __proto__', JSON.parse('{"type":"cancel","__proto__":{"admin":true}}')],
    ['no input', undefined],
    ['null', null],
    ['text', 'cancel'],
    ['a list', [{ type: 'cancel' }]],
    ['a map', new Map([['type', 'cancel']])],
    ['a bigint', 1n],
    ['binary data', new Uint8Array(8)],
  ])('of the wrong shape is refused: %s', async (_what, input) => {
    const { invoke, sent } = door();
    expect(await invoke('journey:send', input)).toEqual(refused);
    expect(sent).not.toHaveBeenCalled();
  });

  test('that takes no input is refused with one', async () => {
    expect(await door().invoke('journey:snapshot', { all: true })).toEqual(refused);
  });

  test.each([
    ['over 64 KiB', { type: 'submit-email', email: 'a'.repeat(64 * 1024) }],
    ['of few but wide characters', { type: 'submit-email', email: '€'.repeat(30_000) }],
    ['of many small parts', { type: 'cancel', parts: new Array(64 * 1024).fill(0) }],
    ['of binary data', { type: 'cancel', data: new ArrayBuffer(1 << 20) }],
  ])('too large is refused before its shape is looked at: %s', async (_what, input) => {
    const { invoke, log } = door();
    expect(await invoke('journey:send', input)).toEqual(refused);
    expect(log.warnings[0]?.details).toMatchObject({ error: { cause: { message: 'too large' } } });
  });

  test('with a cycle is refused', async () => {
    const input: Record<string, unknown> = { type: 'cancel' };
    input.self = input;
    expect(await door().invoke('journey:send', input)).toEqual(refused);
  });

  test('logs nothing of the input when a request is refused', async () => {
    const { invoke, log } = door();
    await invoke('journey:send', { type: 'register', password: 'canary-1', username: 7, extra: 'canary-2' });
    expect(log.warnings).toHaveLength(1);
    const { inspect } = await import('node:util');
    expect(inspect(log.warnings, { depth: 12 })).not.toContain('canary');
  });

  test('of whatever shape gets an outcome and never an exception', async () => {
    const { invoke, sent } = door();
    sent.mockImplementation(() => {
      throw new OnboardingError('offline');
    });
    const value = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      fc.record({ type: fc.constantFrom('choose', 'cancel', 'draft', 'register'), value: fc.anything() }),
    );
    const channel = fc.constantFrom(
      'journey:snapshot',
      'journey:send',
      'links:open',
      'settings:set-language',
    );
    await fc.assert(
      fc.asyncProperty(channel, value, async (name, input) => {
        const outcome = await invoke(name, input);
        expect(outcome).toSatisfy(
          (given: { ok: boolean; code?: (typeof failureCodes)[number] }) =>
            given.ok || (given.code !== undefined && failureCodes.includes(given.code)),
        );
      }),
      { numRuns: 2000 },
    );
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('a failure', () => {
  test('crosses as its code alone, and the cause goes to the log', async () => {
    const cause = new OnboardingError('offline', new Error('getaddrinfo ENOTFOUND'));
    const { invoke, log } = door({ setLanguage: () => Promise.reject(cause) });
    expect(await invoke('settings:set-language', 'nl')).toEqual({ ok: false, code: 'offline' });
    expect(log.warnings).toEqual([
      { message: 'request failed', details: { channel: 'settings:set-language', error: cause } },
    ]);
  });

  test('of an unknown kind is `unexpected`', async () => {
    const { invoke } = door({
      openLink: () => {
        throw new TypeError('secret text');
      },
    });
    expect(await invoke('links:open', 'help')).toEqual({ ok: false, code: 'unexpected' });
  });
});

describe('a sender', () => {
  test.each([
    ['another frame of the same origin', fakeFrame()],
    ['a frame of another origin', fakeFrame('https://evil.test')],
    ['a frame of an opaque origin', fakeFrame('null')],
  ])('is not trusted: %s', async (_who, frame) => {
    expect(await door().invoke('journey:snapshot', undefined, frame)).toEqual(refused);
  });

  test('that is gone is not trusted', async () => {
    const main = fakeIpcMain();
    const { window } = fakeWindow();
    const trusts = trustMainFrameOf(() => window);
    serveContract(() => idle, { ipcMain: main.ipcMain, trusts, log: fakeLog() });
    expect(await main.invoke('journey:snapshot', undefined, null)).toEqual(refused);
  });

  test('is checked before anything is read from the message', async () => {
    const { invoke, log } = door();
    await invoke('journey:send', { type: 'forged' }, fakeFrame());
    expect(log.warnings[0]?.details).toMatchObject({ error: { cause: { message: 'sender not trusted' } } });
  });

  test.each([
    ['there is no window', () => null],
    ['the window is gone', () => fakeWindow({ destroyed: true }).window],
  ])('is not trusted while %s', (_when, window) => {
    const frame = fakeFrame();
    expect(
      trustMainFrameOf(window)({ senderFrame: frame } as Parameters<ReturnType<typeof trustMainFrameOf>>[0]),
    ).toBe(false);
  });
});

describe('a snapshot', () => {
  test('is sent on its one channel', () => {
    const { window, calls } = fakeWindow();
    notifyWindow(window, contract.changed, snapshot);
    expect(calls).toEqual([['send', 'journey:changed', snapshot]]);
  });

  test('is not sent to a window that is gone', () => {
    const { window, calls } = fakeWindow({ destroyed: true });
    notifyWindow(window, contract.changed, snapshot);
    notifyWindow(null, contract.changed, snapshot);
    expect(calls).toEqual([]);
  });
});
