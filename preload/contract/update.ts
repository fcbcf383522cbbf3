/** What is known about newer versions. */
export type UpdateStatus =
  /** Nothing is asked here. */
  | { status: 'off' }
  | { status: 'unchecked' }
  | { status: 'checking' }
  | { status: 'up-to-date' }
  | { status: 'available' | 'downloading' | 'ready'; version: string }
  | { status: 'failed'; during: 'checking' | 'downloading' };

/** The same as the window shows it. */
export type UpdateView = UpdateStatus & {
  /** An administrator decided how updates go. */
  managed: boolean;
  /** An administrator installs them: "your IT department updates this". */
  byIt: boolean;
};

/** What a person can ask about newer versions: whether there is one, to have it fetched, to start it now. */
export const updateWishes = ['check', 'download', 'restart'] as const;
export type UpdateWish = (typeof updateWishes)[number];
