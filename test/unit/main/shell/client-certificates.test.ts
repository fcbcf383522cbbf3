import type { Certificate } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { createCertificateDialog } from '../../../../main/shell/certificate-dialog.ts';
import {
  answerClientCertificates,
  type ChooseCertificate,
  type ClientCertificateMode,
} from '../../../../main/shell/client-certificates.ts';
import { fakeApp, fakeEvent, fakeWindow } from '../../../support/fakes.ts';

const desktop = vi.hoisted(() => ({ asked: [] as unknown[][], response: 0 }));
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: async (...given: unknown[]) => {
      desktop.asked.push(given);
      return { response: desktop.response };
    },
  },
}));

/** As much of a certificate as is shown of it. */
const certificate = (subjectName: string) =>
  ({ subjectName, issuerName: 'Bakkerij CA', validExpiry: Date.UTC(2030, 0, 31) / 1000 }) as Certificate;
const [anna, bram] = [certificate('anna'), certificate('bram')];
const settled = () => new Promise((done) => setImmediate(done));

function answering(mode: () => ClientCertificateMode, choose: ChooseCertificate) {
  const { app, emit } = fakeApp();
  answerClientCertificates(app, { mode, choose });
  /** A server asks. */
  return (host = 'server.test:443') => {
    const event = fakeEvent({});
    const shown: (Certificate | undefined)[] = [];
    emit('select-client-certificate', event, null, host, [anna, bram], (chosen?: Certificate) =>
      shown.push(chosen),
    );
    return { event, shown };
  };
}

describe('E05 a server that wants a client certificate', () => {
  test('gets no certificate, and the person is not asked, without a policy', () => {
    const choose = vi.fn<ChooseCertificate>();
    const { event, shown } = answering(() => 'none', choose)();
    expect(event.defaultPrevented).toBe(true);
    expect(shown).toEqual([undefined]);
    expect(choose).not.toHaveBeenCalled();
  });

  test('is shown the one that the person chooses, who is asked once for each host', async () => {
    const choose = vi.fn<ChooseCertificate>(async (host) => (host === 'server.test:443' ? bram : null));
    const ask = answering(() => 'ask', choose);
    const answers = [ask(), ask(), ask('other.test:443')];
    await settled();
    expect(answers.map(({ shown }) => shown)).toEqual([[bram], [bram], [undefined]]);
    expect(answers.every(({ event }) => event.defaultPrevented)).toBe(true);
    expect(choose.mock.calls.map(([host]) => host)).toEqual(['server.test:443', 'other.test:443']);
  });

  test('is shown none where the question fails, and none once the rules forbid it', async () => {
    let mode: ClientCertificateMode = 'ask';
    const failing = answering(
      () => mode,
      () => Promise.reject(new Error('no dialog')),
    )();
    await settled();
    expect(failing.shown).toEqual([undefined]);

    const ask = answering(
      () => mode,
      async () => anna,
    );
    ask();
    await settled();
    mode = 'none';
    expect(ask().shown).toEqual([undefined]);
  });
});

describe('E05 the question', () => {
  const question = (parent = fakeWindow().window) =>
    createCertificateDialog({ window: () => parent, language: () => 'nl' })('server.test:443', [anna, bram]);

  test('names the server and each certificate, and Enter and Escape choose none', async () => {
    desktop.response = 1;
    const { window } = fakeWindow();
    expect(await question(window)).toBe(bram);
    expect(desktop.asked.at(-1)).toEqual([
      window,
      expect.objectContaining({
        message: 'server.test vraagt om een certificaat dat zegt wie je bent.',
        buttons: ['anna (Bakkerij CA, 2030-01-31)', 'bram (Bakkerij CA, 2030-01-31)', 'Geen certificaat'],
        defaultId: 2,
        cancelId: 2,
      }),
    ]);
  });

  test('answered with none, shows none', async () => {
    desktop.response = 2;
    expect(await question()).toBeNull();
  });

  test('has room for eight, and can be asked without a window', async () => {
    desktop.response = 8;
    const many = Array.from({ length: 20 }, (_, index) => certificate(`person ${index}`));
    const ask = createCertificateDialog({ window: () => null, language: () => 'en' });
    expect(await ask('server.test:8443', many)).toBeNull();
    expect(desktop.asked.at(-1)).toEqual([
      expect.objectContaining({
        message: 'server.test:8443 asks for a certificate that says who you are.',
        buttons: [
          ...many.slice(0, 8).map(({ subjectName }) => expect.stringContaining(subjectName)),
          'No certificate',
        ],
      }),
    ]);
  });
});
