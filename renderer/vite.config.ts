import { defineConfig } from 'vite';

/** The window's files, served by main from `app://onboarding/`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome150',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // The first screen in one file and the later ones in another: what they share would otherwise be files of their own.
        codeSplitting: {
          groups: [
            { name: 'index', tags: ['$initial'], priority: 1 },
            { name: 'later', test: /[\\/]renderer[\\/](components|screens|store)[\\/]/ },
          ],
        },
      },
    },
  },
});
