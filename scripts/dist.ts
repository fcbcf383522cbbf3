import { join, resolve } from 'node:path';
import { accentInTheDark } from '../main/build/accent.ts';
import { parsedArguments, UsageError, usage } from './dist/arguments.ts';
import { checkEnvironment, checkTerms, RefusedBuild, readConfiguration } from './dist/checks.ts';
import { checkNativePart } from './dist/native-part.ts';
import { pack } from './dist/packing.ts';
import { buildRooms } from './dist/rooms.ts';
import { root } from './run.ts';

/* `npm run dist`: see its usage. Ends with 64 for arguments that say nothing, 1 for a build that must not or cannot be made. */

async function distribute(args: readonly string[]): Promise<void> {
  const request = parsedArguments(args, process);
  const file = request.organisation && resolve(request.organisation);
  const configuration = await readConfiguration(file);
  if (!request.practice) {
    await checkEnvironment(configuration);
    checkTerms();
  }
  checkNativePart(request);

  const { name, slug, accent } = configuration.organisation ?? {};
  console.log(
    `For        ${name ? `${name} (${slug})` : 'everybody'}${request.practice ? ', to practise' : ''}`,
  );
  if (accent) console.log(`Accent     ${accent}, and ${accentInTheDark(accent)} in the dark`);
  console.log(`Makes      ${request.targets.join(', ')} for ${request.platform}, ${request.arch}`);

  const output = resolve(request.output ?? join(root, 'out/dist'));
  const app = join(output, 'app');
  await buildRooms(app, file);
  const made = await pack({ ...request, slug, app, output, electronDist: process.env.ELECTRON_DIST });
  console.log(`Made in    ${output}`);
  for (const path of made) console.log(`           ${path}`);
}

try {
  await distribute(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 64;
  } else {
    console.error(error instanceof RefusedBuild ? error.message : error);
    process.exitCode = 1;
  }
}
