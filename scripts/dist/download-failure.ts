import { basename } from 'node:path';
import { z } from 'zod';

/** The part of an error of `got` (electron-builder's HTTP client) about its request. */
const requestFailure = z.object({
  name: z.enum(['RequestError', 'HTTPError', 'TimeoutError', 'ReadError', 'MaxRedirectsError']),
  code: z.string().optional(),
  options: z.object({ url: z.instanceof(URL) }),
  response: z.object({ statusCode: z.number() }).optional(),
});

/**
 * Returns why a download for packing failed and what to do, one sentence each; null for another kind of error.
 */
export function downloadFailure(error: unknown): string | null {
  const failure = requestFailure.safeParse(error);
  if (!failure.success) return null;
  const { code, options, response } = failure.data;
  const { hostname, pathname } = options.url;
  const file = basename(pathname);
  const reason = response ? `answers ${response.statusCode}` : `cannot be asked: ${code ?? 'unknown'}`;
  const isElectron = /^electron-v.*\.zip$|^SHASUMS256\.txt$/.test(file);
  const remedy = isElectron
    ? 'Give a folder that has it, unpacked or as this file, in ELECTRON_DIST, or the address of a mirror in ELECTRON_MIRROR'
    : 'Give the address of a mirror in ELECTRON_BUILDER_BINARIES_MIRROR';
  const what = isElectron ? 'Electron' : 'A tool of electron-builder’s';
  return `${what} is not here and could not be fetched (${file}; ${hostname} ${reason}). ${remedy}.`;
}
