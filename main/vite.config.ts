import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const standardBuild = resolve(import.meta.dirname, '../assets/builds/standard.json');

/** Bakes in an organisation's configuration in the place of the standard one. Nothing reads the file at run time. */
function organisationBuild(file: string): Plugin {
  return {
    name: 'organisation-build',
    enforce: 'pre',
    load: (id) => (resolve(id) === standardBuild ? readFileSync(file, 'utf8') : null),
  };
}

const { ONBOARDING_BUILD } = process.env;

/** One CommonJS bundle, with the SDKs in chunks of their own that load when their flow starts. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: ONBOARDING_BUILD ? [organisationBuild(ONBOARDING_BUILD)] : [],
  build: {
    outDir: '../out/main',
    emptyOutDir: true,
    target: 'node24',
    minify: true,
    ssr: 'index.ts',
    rolldownOptions: {
      external: ['electron', '@napi-rs/keyring', ...builtinModules, /^node:/],
      output: { format: 'cjs', entryFileNames: 'index.cjs', chunkFileNames: '[name].cjs' },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});
