import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What a program printed, what it said on stderr, and how it ended. */
export type ChildOutcome = { code: number | null; printed: string; complaint: string };

/** The same, once it has ended. */
export async function outcomeOf(
  child: ChildProcessByStdio<Writable | null, Readable, Readable>,
): Promise<ChildOutcome> {
  const [[code], printed, complaint] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, printed, complaint };
}
