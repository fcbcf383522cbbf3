/** What a restart into a newer version asks of the app that runs. Electron's `app` is one. */
type RunningApp = {
  requestSingleInstanceLock(): boolean;
  releaseSingleInstanceLock(): void;
  quit(): void;
};

/** A restart into a newer version: what the rest of the app has to know about it. */
export type UpdateRestart = {
  /**
   * True from when it was asked for until it failed. Closing the last window must not quit the app then: macOS puts the
   * newer version in place between the two, and quits the app itself.
   */
  readonly isUnderWay: boolean;
  /** Before the newer version is put in place. */
  begin(): void;
  /** It could not be put in place, and this version goes on. */
  fail(): void;
};

type UpdateRestartOptions = {
  app: RunningApp;
  platform: NodeJS.Platform;
  hasWindow: () => boolean;
};

/**
 * What has to happen around a restart into a newer version.
 *
 * The newer AppImage is started while the old one still runs. It would meet the lock that keeps the app to one instance,
 * hand over to the old one and quit, and then the old one quits too: so the lock is let go first. On Windows the installer waits
 * for the old one to be gone, and so does macOS.
 */
export function createUpdateRestart({ app, platform, hasWindow }: UpdateRestartOptions): UpdateRestart {
  const startsBeforeQuit = platform === 'linux';
  let isUnderWay = false;
  return {
    get isUnderWay() {
      return isUnderWay;
    },
    begin: () => {
      isUnderWay = true;
      if (startsBeforeQuit) app.releaseSingleInstanceLock();
    },
    fail: () => {
      if (!isUnderWay) return;
      isUnderWay = false;
      if (startsBeforeQuit) app.requestSingleInstanceLock();
      // Nothing else quits an app whose windows were closed for the installation.
      if (!hasWindow()) app.quit();
    },
  };
}
