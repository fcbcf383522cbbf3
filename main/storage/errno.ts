/** The system's name for what went wrong, such as `ENOENT`, which holds no path; `unknown` where it has none. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
