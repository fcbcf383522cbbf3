import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { clientId, redirectPaths } from '../../../main/platform-contract/contract.ts';
import { getIssuerBase, isWithin } from '../../../main/sign-in/provider-addresses.ts';
import { type Check, check, type Kit } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat } from '../expectation.ts';
import {
  askForCode,
  codeRequest,
  discover,
  idTokenOf,
  type Metadata,
  personCheck,
  redeem,
  responseModeOf,
} from '../issuer-steps.ts';

/** A provider that the issuer knows: the first that the environment asks it for. */
function schemeOf({ environment }: Kit): string {
  const schemes = environment.providers.map((one) => (one.kind === 'oidc' ? one.scheme : undefined));
  return schemes.find((scheme) => scheme !== undefined) ?? 'econnect';
}

/** Whether the issuer takes an authorization request with a redirect URI. */
async function acceptsRedirect(kit: Kit, issuer: Metadata, redirectUri: string): Promise<boolean> {
  const { parameters } = codeRequest(schemeOf(kit), redirectUri, responseModeOf(issuer));
  const body = new URLSearchParams(parameters);
  const par = issuer.pushed_authorization_request_endpoint;
  if (par !== undefined) return (await fetch(par, { method: 'POST', body })).status === 201;
  const response = await fetch(`${issuer.authorization_endpoint}?${body}`, { redirect: 'manual' });
  return response.status < 400 && !/[?&]error=/.test(response.headers.get('location') ?? '');
}

const redirects: Check[] = [
  check(
    'P-2',
    'the redirect URIs of the client are taken, with any port on this machine or those of the environment',
    [],
    async (kit) => {
      const issuer = await discover(kit);
      const ofRelays = (await kit.has('relay')) ? Object.values(redirectPaths) : [];
      const wanted = [
        ...(kit.environment.ports ?? [1024, 50_505]).map((port) => `http://127.0.0.1:${port}/econnect`),
        ...ofRelays.map((path) => new URL(path, kit.platform).href),
      ];
      for (const uri of wanted)
        expectThat(await acceptsRedirect(kit, issuer, uri), `${uri} to be taken`, 'a refusal');
    },
  ),
  check('P-2', 'no other redirect URI is taken', [], async (kit) => {
    const issuer = await discover(kit);
    const refused = [
      'https://elsewhere.example/econnect',
      'http://127.0.0.1.elsewhere.example:1024/econnect',
      'http://user@elsewhere.example:1024/econnect',
      new URL('/connect/elsewhere', kit.platform).href,
    ];
    for (const uri of refused)
      expectThat(!(await acceptsRedirect(kit, issuer, uri)), `${uri} to be refused`, 'acceptance');
  }),
];

const pkce: Check[] = [
  check(
    'P-1',
    'the metadata names the issuer as the environment does, and PKCE with S256',
    [],
    async (kit) => {
      const issuer = await discover(kit);
      expectThat(issuer.issuer === kit.issuer, `the issuer ${kit.issuer}`, issuer.issuer);
      const methods = issuer.code_challenge_methods_supported ?? [];
      expectThat(
        methods.includes('S256'),
        '`S256` in code_challenge_methods_supported',
        methods.join(' ') || 'none',
      );
    },
  ),
  personCheck('P-1', 'a code is redeemed by its verifier alone, once, without a secret', async (kit) => {
    const person = await kit.port.newPerson('vouched');
    const stolen = await askForCode(kit, person);
    const wrong = await redeem(stolen.issuer, stolen.code, { ...stolen.request, verifier: 'x'.repeat(43) });
    expectAnswer(wrong, 400, 'invalid_grant', 'another verifier');
    const own = await askForCode(kit, person);
    expectSuccess(await redeem(own.issuer, own.code, own.request), 200, 'its verifier');
    expectAnswer(await redeem(own.issuer, own.code, own.request), 400, 'invalid_grant', 'the code again');
  }),
];

const addresses: Check[] = [
  check('P-6', 'the endpoints are at or below the address of the issuer', [], async (kit) => {
    const issuer = await discover(kit);
    const elsewhere = Object.entries(issuer)
      .filter(([name]) => name.endsWith('_endpoint') || name === 'jwks_uri')
      .flatMap(([name, url]) => (isWithin(getIssuerBase(kit.issuer), String(url)) ? [] : name));
    expectThat(elsewhere.length === 0, 'endpoints of the issuer’s own', `${elsewhere.join(', ')} elsewhere`);
  }),
];

/** The verified claims of a person's ID token. */
async function claimsOf(kit: Kit<'signIn' | 'newPerson'>) {
  const person = await kit.port.newPerson('vouched');
  const { idToken, issuer, request } = await idTokenOf(kit, person);
  const { payload } = await jwtVerify(idToken, createRemoteJWKSet(new URL(issuer.jwks_uri)), {
    issuer: kit.issuer,
    audience: clientId,
  });
  return { claims: payload, person, request };
}

const required = ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce', 'email', 'email_verified', 'name'];
const missingOf = (claims: JWTPayload) => required.filter((name) => claims[name] === undefined);

const answers: Check[] = [
  personCheck('P-3', 'the answer has `iss`, and is a form where the metadata offers that', async (kit) => {
    const { issuer, response, request } = await askForCode(kit, await kit.port.newPerson('vouched'));
    expectThat(
      response.parameters.get('iss') === kit.issuer,
      '`iss` of the issuer',
      response.parameters.get('iss') ?? 'none',
    );
    expectThat(
      response.parameters.get('state') === request.parameters.state,
      'the `state` of the request',
      'another',
    );
    const method = responseModeOf(issuer) === 'form_post' ? 'POST' : 'GET';
    expectThat(response.method === method, `an answer by ${method}`, response.method);
  }),
  personCheck('P-4', '`acr_values` leads to the provider, and an `idp` names no other', async (kit) => {
    const { claims, person } = await claimsOf(kit);
    const isNoOther = claims.idp === undefined || claims.idp === person.scheme;
    expectThat(isNoOther, `\`idp\` of ${person.scheme}, or none`, claims.idp);
  }),
  personCheck('P-5', 'the ID token is signed by a published key and has each claim', async (kit) => {
    const { claims, person, request } = await claimsOf(kit);
    const missing = missingOf(claims).join(', ');
    expectThat(missing === '', `the claims ${required.join(', ')}`, `no ${missing}`);
    expectThat(claims.nonce === request.parameters.nonce, 'the `nonce` of the request', 'another');
    expectThat(claims.email === person.email, 'the address of the person', 'another');
    expectThat(
      claims.email_verified === true,
      '`email_verified` true for an address that is vouched for',
      claims.email_verified,
    );
  }),
];

/** The section "The issuer". */
export const issuerChecks: readonly Check[] = [...pkce, ...redirects, ...addresses, ...answers];
