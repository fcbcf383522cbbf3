import type { KoaContextWithOIDC } from 'oidc-provider';
import type { ProviderControls } from './controls.ts';

type Middleware = (context: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void>;

/** Counts the token requests and answers them wrongly where a test asks for it. */
export function faults(tokenPath: string, controls: ProviderControls): Middleware {
  return async (context, next) => {
    if (context.path !== tokenPath) return next();
    controls.tokenRequests += 1;
    switch (controls.tokenEndpoint) {
      case 'ok':
        return next();
      case 'hang':
        // The answer never comes; the connection stays open until the caller or the sandbox ends it.
        context.respond = false;
        return;
      case '503':
        context.status = 503;
        context.body = { error: 'temporarily_unavailable' };
        return;
      case 'html':
        context.type = 'html';
        context.body = '<!doctype html><title>Portal</title><p>Sign in to this network first.</p>';
        return;
      case 'redirect':
        context.status = 307;
        context.set('location', controls.redirectTarget);
        return;
    }
  };
}
