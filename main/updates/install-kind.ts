import { posix, win32 } from 'node:path';

/**
 * Who can replace this copy of the app.
 *
 * - `machine`: an administrator, with the tools that installed it. It is everybody's on this machine.
 * - `own`: the person who runs it: an AppImage, or a Mac app in a folder of theirs.
 * - `loose`: not known: an unpacked folder, or an app that was started from its disk image.
 */
export type InstallKind = 'machine' | 'own' | 'loose';

export type InstallFacts = {
  platform: NodeJS.Platform;
  /** The program that runs: `process.execPath`. */
  program: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether this person can write there without asking anybody. */
  canWrite: (path: string) => boolean;
};

/** Who can replace this copy of the app, by where it is and who may write there. */
export function findInstallKind(facts: InstallFacts): InstallKind {
  switch (facts.platform) {
    case 'win32':
      return windowsKind(facts);
    case 'darwin':
      return macKind(facts);
    default:
      return linuxKind(facts);
  }
}

/**
 * Never a person's own: every installer for Windows is for the whole machine. For a copy in a folder of theirs it would ask
 * for an administrator, and install beside it.
 */
function windowsKind({ program, env, canWrite }: InstallFacts): InstallKind {
  const sharedFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432', 'SystemRoot'];
  const folder = win32.dirname(program);
  const isShared = sharedFolders.some((name) => isInside(folder, env[name], win32));
  return isShared || !canWrite(folder) ? 'machine' : 'loose';
}

/** The bundle is replaced as a whole, so that its folder must be writable too. */
function macKind({ program, canWrite }: InstallFacts): InstallKind {
  const bundle = /^(.+?\.app)\//.exec(program)?.[1];
  if (bundle === undefined || /^\/Volumes\/|\/AppTranslocation\//.test(bundle)) return 'loose';
  return canWrite(bundle) && canWrite(posix.dirname(bundle)) ? 'own' : 'machine';
}

function linuxKind({ program, env, canWrite }: InstallFacts): InstallKind {
  if (isInSharedFolder(program)) return 'machine';
  const image = appImage({ program, env });
  if (image === null) return 'loose';
  return canWrite(image) && canWrite(posix.dirname(image)) ? 'own' : 'machine';
}

/** Whether this copy of the app is an AppImage, which nothing has installed. */
export function isAppImage({
  platform,
  program,
  env,
}: Pick<InstallFacts, 'platform' | 'program' | 'env'>): boolean {
  return platform === 'linux' && !isInSharedFolder(program) && appImage({ program, env }) !== null;
}

/** Whether a program for Linux is in a folder that an administrator installs to. */
function isInSharedFolder(program: string): boolean {
  const folders = ['/opt', '/usr', '/nix', '/snap', '/app', '/var/lib'];
  return folders.some((folder) => isInside(program, folder, posix));
}

/**
 * The file of the AppImage that the program runs from; null where it runs from none. An AppImage runs from a folder that it
 * mounts and names in APPDIR. What it starts inherits its variables, so that APPIMAGE alone may be another program's, which
 * would then be replaced by ours.
 */
function appImage({ program, env }: Pick<InstallFacts, 'program' | 'env'>): string | null {
  const { APPIMAGE, APPDIR } = env;
  const isOurs = APPIMAGE !== undefined && posix.isAbsolute(APPIMAGE) && isInside(program, APPDIR, posix);
  return isOurs ? APPIMAGE : null;
}

function isInside(path: string, folder: string | undefined, { relative, isAbsolute }: typeof posix): boolean {
  if (folder === undefined || !isAbsolute(folder)) return false;
  const way = relative(folder, path);
  return !/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way);
}
