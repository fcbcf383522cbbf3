import { afterAll } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/sandbox.ts';

/**
 * Starts a sandbox for all tests of a file, which closes after the last. Where a single test needs one, that takes the fixture
 * `sandbox`.
 */
export async function shareSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  afterAll(() => sandbox.close());
  return sandbox;
}
