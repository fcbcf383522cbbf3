import { win32 } from 'node:path';
import { z } from 'zod';

/** Where Windows is on nearly every machine. */
const usualFolder = 'C:\\Windows\\System32';

/** The library that every process of Windows loads first, and that cannot be replaced. */
const loaderLibrary = /^[a-z]:\\(?:[^\\]+\\)*system32\\ntdll\.dll$/i;

const loaded = z.object({ sharedObjects: z.array(z.string()) });

/** What Node tells of this process; some builds of Electron tell nothing. */
type Report = { getReport(): object; excludeNetwork?: boolean | undefined };

/**
 * The folder of Windows' own programs, as the loader knows it.
 *
 * Not from `%SystemRoot%`: a program that starts the app can set that, and would choose what is run from there. The first
 * libraries of a process are loaded before anything of its environment is looked at, and their paths are in Node's
 * report. Where that says nothing, the usual folder.
 */
export function systemFolder(report: Report | undefined = process.report): string {
  const told = loaded.safeParse(reportOf(report));
  return (told.success ? systemFolderIn(told.data.sharedObjects) : null) ?? usualFolder;
}

/** Without the names of whom this machine is connected to: to ask for these can take seconds each. */
function reportOf(report: Report | undefined): unknown {
  if (report === undefined) return null;
  const before = report.excludeNetwork;
  try {
    report.excludeNetwork = true;
    return report.getReport();
  } catch {
    return null;
  } finally {
    report.excludeNetwork = before;
  }
}

/** The folder that `ntdll.dll` was loaded from, by the paths of all libraries in the order of loading; null: none. */
export function systemFolderIn(sharedObjects: readonly string[]): string | null {
  const library = sharedObjects
    .map((path) => path.replaceAll('/', '\\').replace(/^\\\\\?\\/, ''))
    .find((path) => loaderLibrary.test(path) && win32.normalize(path) === path);
  return library === undefined ? null : win32.dirname(library);
}
