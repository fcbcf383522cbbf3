import type { PolicyOrigin, PolicyProblem, TextPosition } from '#contract/policy.ts';

/** Origins that the person who uses the app cannot change. */
export const enforcedOrigins: readonly PolicyOrigin[] = ['machine', 'user', 'profile', 'build'];

/** The values of one place, as they were found: only its container was parsed. */
export type PolicySource = {
  origin: PolicyOrigin;
  /** A file, or a registry key. */
  location: string;
  values: Readonly<Record<string, unknown>>;
  /**
   * What was wrong with the place itself. With `unreadable`, `malformed`, `too-large` or `duplicate-key` of an enforced
   * source it is not known what it forbids, and nothing is allowed. What is `not-trusted` is ignored and stops nothing.
   */
  problems: readonly PolicyProblem[];
  /** Where the names of the values stand, in a file of text. */
  positions?: Readonly<Record<string, TextPosition>>;
  /** The person put it there, and can remove it. */
  isOwn?: boolean;
  /** What has become wrong with the place since these values were read from it. */
  outdated?: readonly PolicyProblem[];
};

/** Where a system keeps its policies. */
export type PolicyReader = {
  /**
   * Everything there is now; of equal origins the first ranks highest. Never rejects: what cannot be had is a problem of a
   * source. Readings are given in the order in which they were made.
   */
  read(): Promise<PolicySource[]>;
  /**
   * Calls back soon after there is something else than `read` gave last, and again at every look until it is read: a few
   * times too often rather than once too few. Returns what stops it.
   */
  watch(onChange: () => void): () => void;
};
