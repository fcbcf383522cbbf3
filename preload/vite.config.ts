import { defineConfig } from 'vite';

/** One CommonJS file, as a sandboxed preload requires. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../out/preload',
    emptyOutDir: true,
    target: 'chrome150',
    minify: true,
    lib: { entry: 'index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
