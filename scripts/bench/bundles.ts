import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../lib/run.ts';

/** Where the bench leaves what it makes; apart from `out/main` and the rest, which others may be using. */
export const benchFolder = join(root, 'out/bench');
export const appFolder = join(benchFolder, 'app');

const quiet = { logLevel: 'warn' } as const;

/** Bundles a program the way main ships: everything in it, minified, chunks for what is imported later. Gives its file. */
export async function bundled(entry: string, name: string): Promise<string> {
  const outDir = join(benchFolder, 'bundles', name);
  await build({
    ...quiet,
    configFile: join(root, 'main/vite.config.ts'),
    build: { ssr: entry, outDir },
  });
  return join(outDir, 'index.cjs');
}

/** Makes a program of TypeScript into one of CommonJS, with its libraries left where they are installed. Gives its file. */
export async function plain(entry: string, name: string): Promise<string> {
  const outDir = join(benchFolder, 'plain', name);
  await build({
    ...quiet,
    configFile: false,
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  });
  return join(outDir, 'index.cjs');
}

/** Builds a page. Gives its folder. */
export async function builtPage(folder: string, name: string): Promise<string> {
  const outDir = join(benchFolder, 'pages', name);
  await build({
    ...quiet,
    configFile: join(root, 'renderer/vite.config.ts'),
    root: folder,
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}
