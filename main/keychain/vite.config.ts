import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/**
 * The bundle of the keychain's worker thread. Built separately, because a chunk of main's bundle would load main again in the
 * thread. Runs after main's build, which empties the folder.
 */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../out/main',
    emptyOutDir: false,
    target: 'node24',
    minify: true,
    ssr: 'keychain-worker.ts',
    rolldownOptions: {
      external: ['@napi-rs/keyring', ...builtinModules, /^node:/],
      output: { format: 'cjs', entryFileNames: 'keychain-worker.cjs' },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});
