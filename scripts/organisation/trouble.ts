/** The command line means nothing. */
export class UsageError extends Error {}

/** What was given cannot be used. The message says why, and holds nothing of what was in a file. */
export class Refusal extends Error {}

/** The system's name for what went wrong with a file, in words where it is a common one. */
export function fileTrouble(path: string, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const words: Record<string, string> = {
    EEXIST: 'is there already, and is not overwritten',
    ENOENT: 'is not there',
    EACCES: 'may not be opened by this user',
    EISDIR: 'is a folder',
  };
  return new Refusal(`${path} ${words[code] ?? `cannot be used (${code})`}`);
}
