import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lightenAccent } from '../../main/build/accent.ts';
import { buildRooms } from '../lib/build-rooms.ts';
import type { Output, Script } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';
import { requestIn, usage } from './arguments.ts';
import { checkElectron, checkEnvironment, checkTerms, readConfiguration } from './checks.ts';
import { checkNativePart } from './native-part.ts';

async function distribute(args: readonly string[], out: Output): Promise<undefined> {
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
  const say = (line: string) => out.write(`${line}\n`);
  say(`For        ${name ? `${name} (${slug})` : 'everybody'}${request.practice ? ', to practise' : ''}`);
  if (accent) say(`Accent     ${accent}, and ${lightenAccent(accent)} in the dark`);
  say(`Makes      ${request.targets.join(', ')} for ${request.platform}, ${request.arch}`);

  const output = resolve(request.output ?? join(root, 'out/dist'));
  const app = join(output, 'app');
  // In a folder of its own, so that no organisation's build remains where `npm start` runs the app.
  await rm(app, { recursive: true, force: true });
  await buildRooms({ output: app, env: { ONBOARDING_BUILD: file ?? '' } });
  // Loads electron-builder, which a request that is refused needs not wait for.
  const { pack } = await import('./packing.ts');
  const made = await pack({ ...request, slug, app, output, electronDist });
  say(`Made in    ${output}`);
  for (const path of made) say(`           ${path}`);
}

/** `npm run dist`: see its usage. */
export const distScript: Script = { usage, run: distribute };
