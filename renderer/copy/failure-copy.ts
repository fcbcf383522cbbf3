import type { FailureCode } from '#contract/failure.ts';

/** For each failure what happened and what to do next, both in whole sentences. */
export type FailureCopy = Record<FailureCode, { happened: string; next: string }>;

/** The same for the failures of the setup, which stand in a file of their own. */
export type SetupFailureCopy = Pick<
  FailureCopy,
  | 'not-administrator'
  | 'organisation-elsewhere'
  | 'organisation-limit'
  | 'registered-elsewhere'
  | 'already-member'
  | 'address-elsewhere'
  | 'no-longer-there'
  | 'invoice-too-large'
  | 'invoice-not-xml'
  | 'invoice-unreadable'
>;
