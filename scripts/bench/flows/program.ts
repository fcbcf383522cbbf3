/** Where a program signs in. */
export type Settings = {
  issuer: string;
  clientId: string;
  /** Which of our adapters; the others are one thing each. */
  adapter: 'google' | 'microsoft' | 'oidc';
  metadata: {
    issuer: string;
    authorization_endpoint: string;
    token_endpoint: string;
    jwks_uri: string;
  };
  /** The same keys in PEM, as Google has them as well. */
  certificates: string;
};

/** Signs in by a browser that `open` hands an address to. Gives the subject of the verified identity. */
export type SignIn = (settings: Settings, open: (url: string) => void) => Promise<string>;

/** What every request asks for. */
export const scope = 'openid profile email';

/** What a program does while it is idle, before a person clicks. Programs without it do nothing then. */
export type Prepare = (settings: Settings) => Promise<void>;
