import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window's files, served by main from `app://onboarding/`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome150',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
