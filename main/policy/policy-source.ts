import type { PolicyOrigin, PolicyProblem, TextPosition } from '#contract/policy.ts';

/** Whose word nobody at the desk can change. */
export const enforcedOrigins: readonly PolicyOrigin[] = ['machine', 'user', 'profile', 'build'];

/** What one place says, as it was found: nothing is parsed but its container. */
export type PolicySource = {
  origin: PolicyOrigin;
  /** A file, or a registry key. */
  location: string;
  values: Readonly<Record<string, unknown>>;
  /**
   * What was wrong with the place itself. With `unreadable`, `malformed`, `too-large` or `duplicate-key` of an enforced
   * source nobody knows what it forbids, and nothing is allowed. What is `not-trusted` says nothing and stops nothing.
   */
  problems: readonly PolicyProblem[];
  /** Where the names of the values stand, in a file of text. */
  positions?: Readonly<Record<string, TextPosition>>;
  /** The person at the desk put it there, and can take it away. */
  isOwn?: boolean;
  /** What has become wrong with the place since these values were read from it. */
  outdated?: readonly PolicyProblem[];
};

/** Where a system keeps its policies. */
export type PolicyReader = {
  /**
   * Everything there is now, in order of rank. Never rejects: what cannot be had is a problem of a source. Readings are
   * given in the order in which they were made.
   */
  read(): Promise<PolicySource[]>;
  /**
   * Calls back soon after there is something else than `read` gave last, and again at every look until it is read: a few
   * times too often rather than once too few. Returns what stops it.
   */
  watch(onChange: () => void): () => void;
};
