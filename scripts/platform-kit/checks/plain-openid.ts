import { z } from 'zod';
import { clientId } from '../../../main/platform-contract/contract.ts';
import { type Check, type Kit, notCheckable, partNotCheckable } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat, skipUnless } from '../expectation.ts';
import { askForCode, type Metadata, personCheck, redeem } from '../issuer-steps.ts';

const tokens = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1) });
const userinfo = z.object({ sub: z.string().min(1), email: z.string().min(1) });

/** Signs a person in where the tokens of the issuer are the session. Skips the check where they are not. */
async function signIn(kit: Kit<'newPerson' | 'signIn'>) {
  skipUnless(!(await kit.has('exchange')), 'session of the issuer’s own: it has `exchange`');
  const person = await kit.port.newPerson('vouched');
  const scope = 'openid profile email offline_access';
  const { issuer, request, code } = await askForCode(kit, person, scope);
  const answer = await redeem(issuer, code, request);
  expectSuccess(answer, 200, 'a code with its verifier');
  const parsed = tokens.safeParse(answer.body);
  expectThat(parsed.success, 'an access token and a refresh token for `offline_access`', 'not both');
  return { issuer, person, tokens: parsed.data };
}

/** Renews the tokens of the issuer. */
async function renew({ token_endpoint }: Metadata, refresh_token: string) {
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token, client_id: clientId });
  const response = await fetch(token_endpoint, { method: 'POST', body, redirect: 'manual' });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

const ownTokens: Check[] = [
  personCheck(
    'P-91',
    'the tokens of the issuer are renewed, and its userinfo tells whose account it is',
    async (kit) => {
      const { issuer, person, tokens: first } = await signIn(kit);
      const renewed = await renew(issuer, first.refresh_token);
      expectSuccess(renewed, 200, 'a refresh');
      const { access_token: bearer } = tokens.partial().parse(renewed.body);
      expectThat(bearer !== undefined, 'an access token of a refresh', 'none');
      const { userinfo_endpoint: endpoint } = issuer;
      expectThat(endpoint !== undefined, '`userinfo_endpoint` in the metadata', 'none');
      const response = await fetch(endpoint, { headers: { authorization: `Bearer ${bearer}` } });
      expectSuccess({ status: response.status, body: null }, 200, 'userinfo');
      const parsed = userinfo.safeParse(await response.json());
      expectThat(parsed.success, '`sub` and `email` of userinfo', 'not both');
      expectThat(parsed.data.email === person.email, 'the address of the person', 'another');
    },
  ),
  personCheck('P-92', 'a refresh token that was revoked renews nothing', async (kit) => {
    const { issuer, tokens: given } = await signIn(kit);
    const { revocation_endpoint: endpoint } = issuer;
    skipUnless(endpoint !== undefined, '`revocation_endpoint` in the metadata of its issuer');
    const token = { token: given.refresh_token, token_type_hint: 'refresh_token' };
    const body = new URLSearchParams({ ...token, client_id: clientId });
    const { status } = await fetch(endpoint, { method: 'POST', body, redirect: 'manual' });
    skipUnless(![400, 401].includes(status), 'revocation for clients without a secret');
    expectSuccess({ status, body: null }, 200, 'a revocation');
    expectAnswer(await renew(issuer, given.refresh_token), 400, 'invalid_grant', 'a revoked token');
  }),
];

/** The section "Plain OpenID". */
export const plainOpenIdChecks: readonly Check[] = [
  notCheckable('P-90', 'it says what may be left out; the checks of a part that is left out are skipped'),
  ...ownTokens,
  partNotCheckable(
    'P-92',
    'what becomes of a token that cannot be revoked, and which page opens',
    'it is seen in the client alone',
  ),
  notCheckable('P-93', 'it is about the environment file, by whose ports P-2 asks'),
  notCheckable('P-94', 'it is about the environment file'),
  notCheckable('P-95', 'it is about what the client lets in; its own tests hold it'),
];
