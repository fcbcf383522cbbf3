import { clientId, type Tokens } from '../../../main/platform-contract/contract.ts';
import { refresh } from '../../../test/support/contract-client.ts';
import { type Check, check, checksNeeding, type Kit, notCheckable } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat } from '../expectation.ts';
import { accountCheck, newAccount, newName } from '../sign-up-steps.ts';

const agedAccountCheck = checksNeeding('exchange', 'sign-up', 'nextMail', 'advanceClock');

/** Renews tokens, which the platform accepts. */
async function renew(kit: Kit, refreshToken: string, about: string): Promise<Tokens> {
  const answer = await refresh(kit.call, refreshToken);
  expectSuccess(answer, 200, about);
  expectThat(answer.body.refresh_token !== refreshToken, `${about}: another refresh token`, 'the same');
  return answer.body;
}

const expectOver = async (kit: Kit, refreshToken: string, about: string) =>
  expectAnswer(await refresh(kit.call, refreshToken), 400, 'invalid_grant', about);

const revoke = (kit: Kit, token: string, client = clientId) =>
  kit.call('revoke', { body: { token, token_type_hint: 'refresh_token', client_id: client } });

const renewals: Check[] = [
  accountCheck('P-50', 'every refresh gives another refresh token', async (kit) => {
    const { tokens } = await newAccount(kit);
    const second = await renew(kit, tokens.refresh_token, 'the first refresh');
    const third = await renew(kit, second.refresh_token, 'the second refresh');
    const profile = await kit.call('getProfile', { bearer: third.access_token });
    expectSuccess(profile, 200, 'the profile with the new access token');
  }),
  accountCheck('P-50', 'a refresh whose answer was lost counts once more', async (kit) => {
    const { tokens } = await newAccount(kit);
    await renew(kit, tokens.refresh_token, 'the refresh whose answer is lost');
    const third = await renew(kit, tokens.refresh_token, 'the same refresh within the grace');
    await renew(kit, third.refresh_token, 'the token of the second answer');
  }),
  accountCheck('P-51', 'a used token ends the session, once the one given for it was used', async (kit) => {
    const { tokens } = await newAccount(kit);
    const second = await renew(kit, tokens.refresh_token, 'the first refresh');
    const third = await renew(kit, second.refresh_token, 'the second refresh');
    await expectOver(kit, tokens.refresh_token, 'the first token');
    await expectOver(kit, third.refresh_token, 'the newest token afterwards');
  }),
  accountCheck('P-51', 'a token that was replaced within the grace ends the session', async (kit) => {
    const { tokens } = await newAccount(kit);
    const lost = await renew(kit, tokens.refresh_token, 'the refresh whose answer is lost');
    const third = await renew(kit, tokens.refresh_token, 'the same refresh within the grace');
    await expectOver(kit, lost.refresh_token, 'the token of the lost answer');
    await expectOver(kit, third.refresh_token, 'the newest token afterwards');
  }),
  agedAccountCheck('P-51', 'a used token ends the session, once the grace is over', async (kit) => {
    const { tokens } = await newAccount(kit);
    const second = await renew(kit, tokens.refresh_token, 'the first refresh');
    await kit.port.advanceClock(15 * 60);
    await expectOver(kit, tokens.refresh_token, 'the first token after a quarter of an hour');
    await expectOver(kit, second.refresh_token, 'the newest token afterwards');
  }),
  check('P-51', 'a token that is made up is `invalid_grant`', ['exchange'], async (kit) => {
    await expectOver(kit, newName(), 'a token that is made up');
  }),
  notCheckable('P-52', 'it is about the client; its own tests hold it'),
];

const ends: Check[] = [
  accountCheck('P-53', 'a revocation ends the session of a token, current or used', async (kit) => {
    const { tokens } = await newAccount(kit);
    expectSuccess(await revoke(kit, tokens.refresh_token), 200, 'a current token');
    await expectOver(kit, tokens.refresh_token, 'a revoked token');
    const other = await newAccount(kit);
    const second = await renew(kit, other.tokens.refresh_token, 'the first refresh');
    expectSuccess(await revoke(kit, other.tokens.refresh_token), 200, 'a used token');
    await expectOver(kit, second.refresh_token, 'the newest token of its session');
  }),
  check(
    'P-53',
    'a token that does not count is 200, and another client is told so',
    ['exchange'],
    async (kit) => {
      expectSuccess(await revoke(kit, newName()), 200, 'a token that is made up');
      const { status } = await revoke(kit, newName(), 'another-client');
      expectThat([400, 401].includes(status), '400 or 401 for another client', status);
    },
  ),
  accountCheck('P-54', '`/onboarding/v1/me` tells whether an access token counts', async (kit) => {
    const { tokens, email } = await newAccount(kit);
    const profile = await kit.call('getProfile', { bearer: tokens.access_token });
    expectSuccess(profile, 200, 'an access token');
    expectThat(profile.body.email === email, 'the address of the account', 'another');
    expectSuccess(await kit.call('getNextSteps', { bearer: tokens.access_token }), 200, 'the next steps');
    for (const bearer of [newName(), tokens.refresh_token])
      expectAnswer(await kit.call('getProfile', { bearer }), 401, 'unauthorised', 'what is no access token');
  }),
  agedAccountCheck(
    'P-54',
    'an access token that is too old is 401, and the session can be renewed',
    async (kit) => {
      const { tokens } = await newAccount(kit);
      await kit.port.advanceClock(tokens.expires_in + 1);
      expectAnswer(
        await kit.call('getProfile', { bearer: tokens.access_token }),
        401,
        'unauthorised',
        'after `expires_in`',
      );
      const { access_token: bearer } = await renew(kit, tokens.refresh_token, 'a refresh afterwards');
      expectSuccess(await kit.call('getProfile', { bearer }), 200, 'the renewed access token');
    },
  ),
];

/** The section "Sessions". */
export const sessionChecks: readonly Check[] = [...renewals, ...ends];
