import { OnboardingError } from '../failure/onboarding-error.ts';
import { readBoundedFile } from '../storage/file-access.ts';
import { type Environment, environment, type ProviderSettings } from './environment.ts';

/** The largest environment file that is read, in bytes; real ones are far smaller. */
const maxBytes = 256 * 1024;

type LoadOptions = {
  packaged: boolean;
  /** The path in `ONBOARDING_ENVIRONMENT`. A packaged app ignores it. */
  file: string | undefined;
  /** The parsed JSON of the environment that is built in. */
  bundled: unknown;
};

/** An environment, or why there is none. */
export type LoadedEnvironment =
  | { ok: true; environment: Environment }
  | {
      ok: false;
      /** `environment-invalid` or `environment-incomplete`; the cause says what is wrong. */
      failure: OnboardingError;
      /** For the log: which environment it was, and which fields or providers are wrong. */
      details: { source: 'file' | 'bundled'; fields: string[] };
    };

/**
 * Loads the environment: in an unpackaged app from the file that `ONBOARDING_ENVIRONMENT` names, otherwise the one built in.
 *
 * A missing or malformed file is a failure, and no other environment is used instead: a developer who asked for the sandbox
 * must not end up in production. Never rejects.
 */
export async function loadEnvironment({ packaged, file, bundled }: LoadOptions): Promise<LoadedEnvironment> {
  const path = packaged || file === '' ? undefined : file;
  const source = path === undefined ? 'bundled' : 'file';
  const refuse = (
    code: 'environment-invalid' | 'environment-incomplete',
    fields: string[],
    cause?: unknown,
  ) => ({ ok: false, failure: new OnboardingError(code, cause), details: { source, fields } }) as const;

  let raw: unknown;
  try {
    raw = path === undefined ? bundled : JSON.parse(await readText(path));
  } catch (cause) {
    return refuse('environment-invalid', [], cause);
  }
  const parsed = environment.safeParse(raw);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.map(String).join('.'));
    return refuse('environment-invalid', fields, parsed.error);
  }
  const local = packaged ? sandboxFields(parsed.data) : [];
  if (local.length > 0) return refuse('environment-invalid', local);
  const missing = listUnregisteredProviders(parsed.data);
  if (missing.length === parsed.data.providers.length) return refuse('environment-incomplete', missing);
  return { ok: true, environment: parsed.data };
}

/** @throws {Error} with the errno, or with the kind of file, where it cannot be read */
async function readText(path: string): Promise<string> {
  const read = await readBoundedFile(path, { maxBytes });
  if (read.kind === 'content') return read.bytes.toString('utf8');
  throw new Error(read.kind === 'unreadable' ? read.errno : read.kind);
}

/** The providers at which this client is not registered, so that it cannot offer them. */
export function listUnregisteredProviders({ providers }: Environment): ProviderSettings['id'][] {
  return providers.filter(({ clientId }) => clientId === '').map(({ id }) => id);
}

/** The fields that only a sandbox may have. In a packaged app they would let others impersonate the platform or a provider. */
function sandboxFields({ platform, issuer, providers, organisationKeys }: Environment): string[] {
  return [
    ...(platform.startsWith('https:') ? [] : ['platform']),
    ...(issuer.startsWith('https:') ? [] : ['issuer']),
    ...providers.flatMap((settings) => ('metadata' in settings ? [`${settings.id}.metadata`] : [])),
    // The private halves of the sandbox's keys are public.
    ...(organisationKeys.some(({ kid }) => kid.startsWith('sandbox-')) ? ['organisationKeys'] : []),
  ];
}
