import type { Actions } from '../../renderer/store/mirror.ts';

const refused = async () => ({ ok: false, code: 'unexpected' }) as const;

/** What a screen can do, without anybody who does it. */
export const silentActions: Actions = {
  send: () => {},
  copyFailure: refused,
  openLink: () => {},
  setLanguage: () => {},
  readPolicy: refused,
  copyPolicy: refused,
  update: refused,
  examine: refused,
  stopExamining: () => {},
  hearExamined: () => () => {},
  remedy: refused,
  readReport: refused,
  copyReport: refused,
  readTerms: refused,
};
