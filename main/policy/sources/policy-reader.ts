import type { PolicyReader } from '../policy-source.ts';
import { linuxPolicies } from './linux.ts';
import { macosPolicies } from './macos.ts';
import { windowsPolicies } from './windows/windows.ts';

/** What the readers need to know of the system; each takes its own. */
type PolicyReaderOptions = {
  /** The short name of the user; null where the system has none. */
  userName: string | null;
};

/** The reader of this system's policies. Other systems than Windows and macOS are like Linux. */
export function policyReader(platform: NodeJS.Platform, { userName }: PolicyReaderOptions): PolicyReader {
  if (platform === 'win32') return windowsPolicies();
  if (platform === 'darwin') return macosPolicies({ userName });
  return linuxPolicies();
}
