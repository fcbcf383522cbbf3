import { OnboardingError } from '../failure/onboarding-error.ts';
import { readBoundedFile } from '../storage/bounded-file.ts';
import { type Environment, environment, type ProviderSettings } from './environment.ts';

/** Many times what an environment holds. */
const maxBytes = 256 * 1024;

type LoadOptions = {
  packaged: boolean;
  /** What ONBOARDING_ENVIRONMENT says. A packaged app pays no attention to it. */
  file: string | undefined;
  /** The environment that was built in, as its JSON was parsed. */
  bundled: unknown;
};

export type LoadedEnvironment =
  | { ok: true; environment: Environment }
  | {
      ok: false;
      /** `environment-invalid` or `environment-incomplete`; the cause says what was wrong with it. */
      failure: OnboardingError;
      /** For the log: which environment, and which fields or providers. */
      details: { source: 'file' | 'bundled'; fields: string[] };
    };

/**
 * The environment to work in: a file's in an unpackaged app that was told of one, else the one built in.
 *
 * A file that is missing or malformed is a failure and not a reason to use another environment: somebody who asked for
 * the sandbox must not end up in production.
 */
export async function loadEnvironment({ packaged, file, bundled }: LoadOptions): Promise<LoadedEnvironment> {
  const path = packaged || file === '' ? undefined : file;
  const source = path === undefined ? 'bundled' : 'file';
  const refused = (
    code: 'environment-invalid' | 'environment-incomplete',
    fields: string[],
    cause?: unknown,
  ) => ({ ok: false, failure: new OnboardingError(code, cause), details: { source, fields } }) as const;

  let raw: unknown;
  try {
    raw = path === undefined ? bundled : JSON.parse(await textOf(path));
  } catch (cause) {
    return refused('environment-invalid', [], cause);
  }
  const parsed = environment.safeParse(raw);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.map(String).join('.'));
    return refused('environment-invalid', fields, parsed.error);
  }
  const local = packaged ? sandboxOnly(parsed.data) : [];
  if (local.length > 0) return refused('environment-invalid', local);
  const missing = missingClientIds(parsed.data);
  if (missing.length === parsed.data.providers.length) return refused('environment-incomplete', missing);
  return { ok: true, environment: parsed.data };
}

/** Throws an error that names the kind of trouble where the file cannot be read. */
async function textOf(path: string): Promise<string> {
  const read = await readBoundedFile(path, { maxBytes });
  if (read.kind === 'content') return read.bytes.toString('utf8');
  throw new Error(read.kind === 'unreadable' ? read.errno : read.kind);
}

/** The providers that this client is not registered with yet, and so cannot offer. */
export function missingClientIds({ providers }: Environment): ProviderSettings['id'][] {
  return providers.filter(({ clientId }) => clientId === '').map(({ id }) => id);
}

/** The fields that only a sandbox may have: a packaged app with them could be turned on its own people. */
function sandboxOnly({ platform, issuer, providers, organisationKeys }: Environment): string[] {
  return [
    ...(platform.startsWith('https:') ? [] : ['platform']),
    ...(issuer.startsWith('https:') ? [] : ['issuer']),
    ...providers.flatMap((settings) => ('metadata' in settings ? [`${settings.id}.metadata`] : [])),
    // The private halves of the sandbox's keys are in everybody's hands.
    ...(organisationKeys.some(({ kid }) => kid.startsWith('sandbox-')) ? ['organisationKeys'] : []),
  ];
}
