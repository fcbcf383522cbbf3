import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** One CommonJS bundle, with the SDKs in chunks of their own that load when their flow starts. */
export default defineConfig({
  root: import.meta.dirname,
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
