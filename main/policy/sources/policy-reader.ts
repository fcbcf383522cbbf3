import type { PolicyReader } from '../policy-source.ts';
import { linuxPolicies } from './linux.ts';
import { macosPolicies } from './macos.ts';
import { windowsPolicies } from './windows/windows.ts';

/**
 * The reader of this system's policies. Other systems than Windows and macOS are like Linux.
 *
 * @param userName the short name of the user; null where the system has none
 */
export function policyReader(platform: NodeJS.Platform, userName: string | null): PolicyReader {
  if (platform === 'win32') return windowsPolicies();
  if (platform === 'darwin') return macosPolicies({ userName });
  return linuxPolicies();
}
