import { installDebianPackages } from '../lib/debian.ts';
import { missingTools } from './keychain-tools.ts';

/**
 * Installs Wine from Debian's packages when root: its registry is as near to Windows' as a Linux machine has. Where it
 * cannot be had the test is skipped, with its reason.
 */
export async function installRegistryTools(): Promise<void> {
  if (process.platform !== 'linux' || missingTools(['wine']).length === 0) return;
  console.log('Missing for the test with a real registry: wine; installing …');
  await installDebianPackages(['wine']);
}
