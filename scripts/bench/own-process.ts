import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { z } from 'zod';
import { root } from '../lib/run.ts';

/** Runs Node in a process of its own. Resolves to the JSON that it prints, checked against a schema. */
export async function printedBy<Schema extends z.ZodType>(
  schema: Schema,
  ...args: readonly string[]
): Promise<z.output<Schema>> {
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  });
  return schema.parse(JSON.parse(stdout));
}
