import { installDebianPackages } from '../lib/debian.ts';
import { missingTools } from './keychain-tools.ts';

/**
 * Installs Wine from Debian's packages, if root, for a test with a registry like that of Windows. Without Wine the test is
 * skipped, with the reason.
 */
export async function installRegistryTools(): Promise<void> {
  if (process.platform !== 'linux' || missingTools(['wine']).length === 0) return;
  console.log('Missing for the test with a real registry: wine; installing …');
  await installDebianPackages(['wine']);
}
