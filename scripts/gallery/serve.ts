import { join } from 'node:path';
import { createServer } from 'vite';
import { languages } from '#contract/snapshot.ts';
import { bridgeScript } from '../../test/support/bridge-double.ts';
import { managedView } from '../../test/support/policy-views.ts';
import { variant } from '../../test/support/variants.ts';
import { root } from '../lib/run.ts';
import { screenStates, wordStates } from './states.ts';

/**
 * Serves the states for development: `/gallery` lists them, and `/?state=…&language=…` shows one with hot reload.
 */
export async function serveStates(port: number): Promise<void> {
  const states = [...screenStates(), ...wordStates()];
  const server = await createServer({
    configFile: join(root, 'renderer/vite.config.ts'),
    server: { port, host: '127.0.0.1' },
    plugins: [
      {
        name: 'states',
        configureServer: ({ middlewares }) => {
          middlewares.use('/gallery', (_request, response) => {
            const lists = languages.map((language) => {
              const links = states.map(
                ({ name }) =>
                  `<li><a href="/?state=${encodeURIComponent(name)}&language=${language}">${name}</a></li>`,
              );
              return `<h2>${language}</h2><ul>${links.join('')}</ul>`;
            });
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(`<!doctype html><title>States</title>${lists.join('')}`);
          });
        },
        transformIndexHtml: (html, { originalUrl }) => {
          const asked = new URL(originalUrl ?? '/', 'http://window').searchParams;
          const state = states.find(({ name }) => name === asked.get('state'));
          const language = languages.find((one) => one === asked.get('language')) ?? 'nl';
          const snapshot = { ...(state?.snapshot ?? variant('choosing')), language };
          const children = bridgeScript({ snapshot, policy: managedView });
          return { html, tags: [{ tag: 'script', children, injectTo: 'head-prepend' }] };
        },
      },
    ],
  });
  await server.listen();
  console.log(`States: http://127.0.0.1:${server.config.server.port}/gallery`);
}
