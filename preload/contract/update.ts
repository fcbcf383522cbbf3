/** What is known about newer versions. */
export type UpdateStatus =
  /** The app does not look for newer versions. */
  | { status: 'off' }
  | { status: 'unchecked' }
  | { status: 'checking' }
  | { status: 'up-to-date' }
  | { status: 'available' | 'downloading' | 'ready'; version: string }
  | { status: 'failed'; during: 'checking' | 'downloading' };

/** The status as the window shows it. */
export type UpdateView = UpdateStatus & {
  /** An administrator has set the update mode. */
  managed: boolean;
  /** An administrator installs them: "your IT department updates this". */
  byIt: boolean;
};

/** What a person can ask for: to look for a newer version, to download it, to restart into it. */
export const updateWishes = ['check', 'download', 'restart'] as const;
export type UpdateWish = (typeof updateWishes)[number];
