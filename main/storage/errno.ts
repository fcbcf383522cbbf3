/** Returns the code of a system error, such as `ENOENT`, which contains no path; `unknown` without one. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
