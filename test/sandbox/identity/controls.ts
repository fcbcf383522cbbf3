import type { Fault } from '../network/fault.ts';
import type { LoopbackServer } from '../network/loopback-server.ts';

/** How the token endpoint answers. */
type TokenEndpointMode = 'ok' | 'hang' | '503' | 'html' | 'redirect';

/** What a test can change at a provider, and what it can count. */
export type ProviderControls = {
  tokenEndpoint: TokenEndpointMode;
  /** Where `redirect` points. */
  redirectTarget: string;
  tokenRequests: number;
  authorizationRequests: number;
  /** What happens to requests to its server; that of eConnect's own issuer is the platform's. */
  fault: Fault | null;
};

/** The switches of a provider behind a server, all as they should be. */
export function providerControls(server: Pick<LoopbackServer, 'fault'> = { fault: null }): ProviderControls {
  return {
    tokenEndpoint: 'ok',
    redirectTarget: 'http://127.0.0.1:9/stolen',
    tokenRequests: 0,
    authorizationRequests: 0,
    get fault() {
      return server.fault;
    },
    set fault(fault) {
      server.fault = fault;
    },
  };
}
