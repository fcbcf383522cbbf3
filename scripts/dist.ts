import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lightenAccent } from '../main/build/accent.ts';
import { requestIn, usage } from './dist/arguments.ts';
import { checkElectron, checkEnvironment, checkTerms, readConfiguration } from './dist/checks.ts';
import { checkNativePart } from './dist/native-part.ts';
import { buildRooms } from './lib/build-rooms.ts';
import { runScript } from './lib/command-line.ts';
import { root } from './lib/run.ts';

/* `npm run dist`: see its usage. */

async function distribute(args: readonly string[]): Promise<undefined> {
  const request = requestIn(args, process);
  const electronDist = process.env.ELECTRON_DIST;
  const file = request.organisation && resolve(request.organisation);
  const configuration = await readConfiguration(file);
  if (!request.practice) {
    await checkEnvironment(configuration);
    checkTerms();
  }
  checkNativePart(request);
  checkElectron(electronDist);

  const { name, slug, accent } = configuration.organisation ?? {};
  console.log(
    `For        ${name ? `${name} (${slug})` : 'everybody'}${request.practice ? ', to practise' : ''}`,
  );
  if (accent) console.log(`Accent     ${accent}, and ${lightenAccent(accent)} in the dark`);
  console.log(`Makes      ${request.targets.join(', ')} for ${request.platform}, ${request.arch}`);

  const output = resolve(request.output ?? join(root, 'out/dist'));
  const app = join(output, 'app');
  // In a folder of its own, so that no organisation's build remains where `npm start` runs the app.
  await rm(app, { recursive: true, force: true });
  await buildRooms({ output: app, env: { ONBOARDING_BUILD: file ?? '' } });
  // Loads electron-builder, which a request that is refused needs not wait for.
  const { pack } = await import('./dist/packing.ts');
  const made = await pack({ ...request, slug, app, output, electronDist });
  console.log(`Made in    ${output}`);
  for (const path of made) console.log(`           ${path}`);
}

// Exits explicitly, because a failed download leaves a timer of 30 s that would keep the process running.
const code = await runScript({ usage, run: distribute });
process.stderr.write('', () => process.exit(code));
