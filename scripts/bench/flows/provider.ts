import { clientId } from '../../../main/platform-contract/contract.ts';
import { providerControls } from '../../../test/sandbox/identity/controls.ts';
import { createIssuer, metadataOf } from '../../../test/sandbox/identity/issuer.ts';
import { pem, signingKeys } from '../../../test/sandbox/keys.ts';
import { LoopbackServer } from '../../../test/sandbox/network/loopback-server.ts';
import type { Settings } from './program.ts';

/* A program of its own: an oidc-provider with one account. Prints where it is, and runs until it is ended. */

const person = {
  subject: 'a-subject',
  email: 'bench@molen.test',
  name: 'Bench',
  kind: 'work',
} as const;
const routes = { authorization: '/authorize', token: '/token', jwks: '/keys' };
const { google: key } = await signingKeys();
const server = await LoopbackServer.start(0, 'bench');
const { url } = server;
const provider = createIssuer({
  url,
  clientId,
  webClient: { clientId: 'nobody', redirectUri: `${url}/nowhere`, clientSecret: 'nothing' },
  key,
  controls: providerControls(),
  look: { provider: 'google', title: 'Bench' },
  choices: [person],
  routes,
  claims: { openid: ['sub', 'idp'], profile: ['name'], email: ['email', 'email_verified'] },
  claimsOf: ({ name, email }) => ({ idp: 'bench', name, email, email_verified: true }),
});
const certificates = '/certificates';
const inPem = { [key.kid]: await pem(key) };
provider.use(async (context, next) => {
  if (context.path !== certificates) return next();
  context.body = inPem;
});
server.handle(provider.callback());

const settings: Omit<Settings, 'adapter'> = {
  issuer: url,
  clientId,
  metadata: metadataOf(url, routes),
  certificates: url + certificates,
};
console.log(JSON.stringify({ settings, subject: person.subject }));
