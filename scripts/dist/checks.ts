import { existsSync } from 'node:fs';
import pilot from '../../assets/environments/pilot.json' with { type: 'json' };
import production from '../../assets/environments/production.json' with { type: 'json' };
import terms from '../../assets/terms/terms.json' with { type: 'json' };
import {
  type BuildConfiguration,
  buildConfiguration,
  buildProblems,
  buildSources,
} from '../../main/build/build-configuration.ts';
import { loadEnvironment } from '../../main/environment/load.ts';
import { effectivePolicy } from '../../main/policy/effective-policy.ts';
import { readGivenFile } from '../given-file.ts';

/** Many times what the configuration of a build holds. */
const maxBytes = 256 * 1024;

/** A build that must not or cannot be made, with the reason in words. */
export class RefusedBuild extends Error {}

/** The configuration of a file; the standard one without. @throws {RefusedBuild} with every problem on a line. */
export async function readConfiguration(file: string | undefined): Promise<BuildConfiguration> {
  if (file === undefined) return {};
  const read = await readGivenFile(file, maxBytes);
  if ('problem' in read) throw new RefusedBuild(read.problem);
  let raw: unknown;
  try {
    raw = JSON.parse(read.text);
  } catch (error) {
    throw new RefusedBuild(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const result = buildConfiguration.safeParse(raw);
  if (result.success) return result.data;
  throw new RefusedBuild([`${file} cannot be used:`, ...buildProblems(result.error)].join('\n  '));
}

/** That there is something where Electron is said to be. @throws {RefusedBuild} */
export function checkElectron(electronDist: string | undefined): void {
  if (electronDist === undefined || existsSync(electronDist)) return;
  throw new RefusedBuild(
    `ELECTRON_DIST is ${electronDist}, which is not there. It is a folder with Electron unpacked, or with the zip of its release.`,
  );
}

/** That people could sign in with the build. @throws {RefusedBuild} */
export async function checkEnvironment(configuration: BuildConfiguration): Promise<void> {
  const name = effectivePolicy(buildSources(configuration)).values.Environment ?? 'production';
  const bundled = name === 'pilot' ? pilot : production;
  const loaded = await loadEnvironment({ packaged: true, file: undefined, bundled });
  if (loaded.ok) return;
  throw new RefusedBuild(
    `Nobody could sign in: assets/environments/${name}.json lacks ${loaded.details.fields.join(', ')}.\n` +
      'Register the client and put its client ids there, or add --practice for a build to try things out with.',
  );
}

/** That the terms are real ones. @throws {RefusedBuild} while they are the sample of the practice environment. */
export function checkTerms(): void {
  if (!terms.isSample) return;
  throw new RefusedBuild(
    'assets/terms/terms.json still holds the sample of the practice environment. Put the terms of eConnect there, without `isSample`, or add --practice.',
  );
}
