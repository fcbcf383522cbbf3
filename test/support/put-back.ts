import type { Plugin } from 'vite';
import { z } from 'zod';
import { runCaptured } from '../../scripts/lib/run.ts';

/** A fault that was once there, as a change of today's source: every text that is changed, or goes, stands there once. */
export type PutBack = { file: string; from: string; to?: string | undefined };

const given = z.array(z.object({ file: z.string(), from: z.string(), to: z.string().optional() }));

/** Puts a fault back while the source is loaded: its changes as JSON, or nothing. */
export function puttingBack(json: string | undefined): Plugin {
  const changes = json === undefined ? [] : given.parse(JSON.parse(json));
  return {
    name: 'put-back',
    enforce: 'pre',
    transform: (code, id) => {
      const here = changes.filter(({ file }) => id.endsWith(file));
      return here.length === 0 ? null : here.reduce(changed, code);
    },
  };
}

/** @throws {Error} where the text is not there once: the source has changed since the fault was described. */
export function changed(code: string, { file, from, to = '' }: PutBack): string {
  if (code.split(from).length !== 2) throw new Error(`the source of ${file} has changed: ${from}`);
  return code.replace(from, () => to);
}

/** Runs tests in a process of their own with a fault in the source. Gives the exit code and all that was written. */
export async function runWith(
  fault: PutBack | readonly PutBack[],
  args: readonly string[],
  env: Record<string, string> = {},
): ReturnType<typeof runCaptured> {
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...args];
  const faulty = { NO_COLOR: '1', PUT_BACK: JSON.stringify([fault].flat()), ...env };
  return await runCaptured(process.execPath, command, faulty);
}
