import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Environment } from '../../main/environment/environment.ts';
import { loadEnvironment } from '../../main/environment/load.ts';
import { Refusal } from '../lib/command-line.ts';
import {
  type Implementation,
  type ImplementationModule,
  memberNames,
  type Target,
} from './implementation.ts';

/** Reads the client's environment file, which must be one of that platform. @throws {Refusal} with what is wrong where */
export async function readEnvironment(file: string, { platform, issuer }: Target): Promise<Environment> {
  const loaded = await loadEnvironment({ packaged: false, file: resolve(file), bundled: undefined });
  if (!loaded.ok) throw new Refusal(`${file} ${wrongOf(loaded.failure.cause)}`);
  const { environment } = loaded;
  if (new URL(environment.platform).origin !== new URL(platform).origin)
    throw new Refusal(
      `${file} is about the platform ${environment.platform}, and --platform is ${platform}.`,
    );
  if (environment.issuer !== issuer)
    throw new Refusal(
      `${file} is about the issuer ${environment.issuer}, and --issuer is ${issuer}. They are compared exactly, also by a slash at the end.`,
    );
  return environment;
}

/** What is wrong with a file that is no environment. Values of it are not told: it may hold a `clientSecret`. */
function wrongOf(cause: unknown): string {
  if (cause instanceof z.ZodError) {
    const fields = cause.issues.map(({ path, message }) => `  ${path.join('.') || 'the whole'}: ${message}`);
    return `is no environment:\n${fields.join('\n')}`;
  }
  if (cause instanceof SyntaxError) {
    const [place = ''] = /\(line \d+ column \d+\)/.exec(cause.message) ?? [];
    return `is no JSON${place === '' ? '' : ` ${place}`}.`;
  }
  if (!(cause instanceof Error)) return 'has no provider with a clientId.';
  return cause.message === 'absent' ? 'is not there.' : `cannot be read: ${cause.message}.`;
}

/** Loads the module of `--implementation`. @throws {Refusal} where it cannot be loaded, or has members that there are not */
export async function loadImplementation(file: string, target: Target): Promise<Implementation> {
  const path = resolve(file);
  if (!existsSync(path)) throw new Refusal(`${file} is not there.`);
  const loaded = await explained(file, async (): Promise<unknown> => await import(pathToFileURL(path).href));
  if (!isImplementationModule(loaded)) throw new Refusal(`${file} exports no createImplementation.`);
  const port = await explained(`createImplementation of ${file}`, async () =>
    loaded.createImplementation(target),
  );
  const known: readonly string[] = memberNames;
  const unknown = Object.keys(port).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Refusal(
      `${file} has members that the kit does not know: ${unknown.join(', ')}. It knows ${known.join(', ')}.`,
    );
  return port;
}

/** What a module gives. Its error is told in one line, with the place of a mistake in its text. */
async function explained<Value>(what: string, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error)) throw new Refusal(`${what} failed: ${String(error)}.`);
    const place = error instanceof SyntaxError ? /^\S+:\d+$/m.exec(error.stack ?? '')?.[0] : undefined;
    throw new Refusal(
      `${what} failed: ${error.name}: ${error.message}${place === undefined ? '' : ` at ${place}`}`,
    );
  }
}

function isImplementationModule(loaded: unknown): loaded is ImplementationModule {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'createImplementation' in loaded &&
    typeof loaded.createImplementation === 'function'
  );
}
