import { existsSync } from 'node:fs';
import pilot from '../../assets/environments/pilot.json' with { type: 'json' };
import production from '../../assets/environments/production.json' with { type: 'json' };
import terms from '../../assets/terms/terms.json' with { type: 'json' };
import {
  type BuildConfiguration,
  buildConfiguration,
  formatBuildProblems,
  listBuildSources,
} from '../../main/build/build-configuration.ts';
import { loadEnvironment } from '../../main/environment/load.ts';
import { combineSources } from '../../main/policy/effective-policy.ts';
import { Refusal } from '../lib/command-line.ts';
import { readGivenFile } from '../lib/given-file.ts';

/** Many times the size of a build configuration. */
const maxBytes = 256 * 1024;

/** Reads a build configuration; the standard one without a file. @throws {Refusal} With one problem per line. */
export async function readConfiguration(file: string | undefined): Promise<BuildConfiguration> {
  if (file === undefined) return {};
  const text = await readGivenFile(file, maxBytes);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new Refusal(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const result = buildConfiguration.safeParse(raw);
  if (result.success) return result.data;
  throw new Refusal([`${file} cannot be used:`, ...formatBuildProblems(result.error)].join('\n  '));
}

/** Checks that the given folder of Electron exists. @throws {Refusal} */
export function checkElectron(electronDist: string | undefined): void {
  if (electronDist === undefined || existsSync(electronDist)) return;
  throw new Refusal(
    `ELECTRON_DIST is ${electronDist}, which is not there. It is a folder with Electron unpacked, or with the zip of its release.`,
  );
}

/** Checks that people can sign in with the build. @throws {Refusal} */
export async function checkEnvironment(configuration: BuildConfiguration): Promise<void> {
  const name = combineSources(listBuildSources(configuration)).values.Environment ?? 'production';
  const bundled = name === 'pilot' ? pilot : production;
  const loaded = await loadEnvironment({ packaged: true, file: undefined, bundled });
  if (loaded.ok) return;
  const { fields } = loaded.details;
  if (loaded.failure.code === 'environment-invalid')
    throw new Refusal(
      `assets/environments/${name}.json cannot be used in a packaged app: ${fields.join(', ') || 'not as the schema has it'}.`,
    );
  throw new Refusal(
    `Nobody could sign in: assets/environments/${name}.json lacks ${fields.join(', ')}.\n` +
      'Register the client and put its client ids there, or add --practice for a build to try things out with.',
  );
}

/** Checks that the terms are real. @throws {Refusal} If they are the sample of the practice environment. */
export function checkTerms(): void {
  if (!terms.isSample) return;
  throw new Refusal(
    'assets/terms/terms.json still holds the sample of the practice environment. Put the terms of eConnect there, without `isSample`, or add --practice.',
  );
}
