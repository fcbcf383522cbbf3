import standard from '../../assets/builds/standard.json' with { type: 'json' };
import { type BuildConfiguration, buildConfiguration, buildProblems } from './build-configuration.ts';

/** What this build was made for. `npm run dist` puts an organisation's file in the place of `standard.json`. */
export const build: BuildConfiguration = parsed(standard);

/** `npm run dist` refuses such a file, so that this is for whoever builds by hand. */
function parsed(raw: unknown): BuildConfiguration {
  const result = buildConfiguration.safeParse(raw);
  if (result.success) return result.data;
  throw new Error(
    `The configuration of this build cannot be used.\n${buildProblems(result.error).join('\n')}`,
  );
}
