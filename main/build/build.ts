import standard from '../../assets/builds/standard.json' with { type: 'json' };
import { type BuildConfiguration, buildConfiguration, formatBuildProblems } from './build-configuration.ts';

/** The configuration of this build. `npm run dist` replaces `standard.json` by an organisation's file. */
export const build: BuildConfiguration = parseConfiguration(standard);

/** Throws only in a build made by hand, because `npm run dist` refuses an invalid file. */
function parseConfiguration(raw: unknown): BuildConfiguration {
  const result = buildConfiguration.safeParse(raw);
  if (result.success) return result.data;
  throw new Error(
    `The configuration of this build cannot be used.\n${formatBuildProblems(result.error).join('\n')}`,
  );
}
