import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KeychainAnswer, KeychainCall } from '../../../../main/keychain/keychain-backend.ts';
import { compileCache } from '../../../../scripts/lib/run.ts';

const script = join(import.meta.dirname, 'native-process.ts');

/** Asks the keychain by the library of macOS and Windows, which knows the Secret Service too. */
export async function askNative(call: KeychainCall, environment: NodeJS.ProcessEnv): Promise<KeychainAnswer> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(call)], {
    env: { ...environment, ...compileCache },
  });
  // Written by the process beside this file.
  return JSON.parse(stdout) as KeychainAnswer;
}
