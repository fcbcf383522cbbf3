/** How the token endpoint answers. */
export type TokenEndpointMode = 'ok' | 'hang' | '503' | 'html' | 'redirect';

/** What a test can change at a provider, and what it can count. */
export type ProviderControls = {
  tokenEndpoint: TokenEndpointMode;
  /** Where `redirect` points. */
  redirectTarget: string;
  tokenRequests: number;
  authorizationRequests: number;
};

export function providerControls(): ProviderControls {
  return {
    tokenEndpoint: 'ok',
    redirectTarget: 'http://127.0.0.1:9/stolen',
    tokenRequests: 0,
    authorizationRequests: 0,
  };
}
