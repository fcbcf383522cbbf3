import type { Actions } from '../../renderer/store/mirror.ts';

const refused = async () => ({ ok: false, code: 'unexpected' }) as const;

/** What a screen can do, without anybody who does it. */
export const silentActions: Actions = {
  send: refused,
  copyFailure: refused,
  openLink: refused,
  setLanguage: refused,
  policy: refused,
  copyPolicy: refused,
  update: refused,
  examine: refused,
  stopExamining: refused,
  examined: () => () => {},
  remedy: refused,
  report: refused,
  copyReport: refused,
  terms: refused,
  setUp: refused,
  checkInvoice: refused,
  copySetupMessage: refused,
  mailSetupMessage: refused,
};
