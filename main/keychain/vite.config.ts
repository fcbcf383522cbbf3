import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/**
 * The keychain's thread, built by itself: as a chunk of main's bundle it would begin by loading main a second time.
 * Run after main's own build, which empties the folder.
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
