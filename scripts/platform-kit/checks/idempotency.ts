import { setTimeout } from 'node:timers/promises';
import { type Check, check, type Kit } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat, skipUnless } from '../expectation.ts';
import {
  activatedSignUp,
  advancePast,
  agedMailCheck,
  mailCheck,
  newAddress,
  newKey,
  newName,
  nextMail,
  registrationDetails,
  startSignUp,
} from '../sign-up-steps.ts';

const stateHash = () => newName().padEnd(43, 'x');

/** Two sign-ups of one address with one key, at once. */
async function startTwice(kit: Kit, email: string) {
  const request = { body: { email, language: 'en' }, headers: newKey() };
  const [first, second] = await Promise.all([
    kit.call('startSignUp', request),
    kit.call('startSignUp', request),
  ]);
  for (const answer of [first, second]) expectSuccess(answer, 202, 'one of two at once');
  return { first, second, request };
}

/** A registration that can be sent again as it is. */
async function registrationRequest(kit: Kit<'nextMail'>) {
  const { ticket } = await activatedSignUp(kit);
  const { details } = await registrationDetails(kit, ticket);
  return { bearer: ticket, body: details, headers: newKey() };
}

/** Fails unless a registration that was answered is answered again with the same tokens. */
async function expectSameTokens(
  kit: Kit,
  request: Awaited<ReturnType<typeof registrationRequest>>,
  first: string,
) {
  const again = await kit.call('register', request);
  expectSuccess(again, 201, 'the same registration again');
  expectThat(again.body.refresh_token === first, 'the same tokens', 'others');
}

/** Waits until a platform that was started again answers. The connections of before may be broken. */
async function untilItAnswers(kit: Kit): Promise<void> {
  for (let tries = 1; tries <= 100; tries += 1) {
    const isUp = await kit.call('getConfiguration').then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isUp) return;
    await setTimeout(100);
  }
  expectThat(false, 'an answer after the restart', 'none');
}

/** The section "Idempotency". */
export const idempotencyChecks: readonly Check[] = [
  check('P-40', 'the same key gives the same sign-up', ['sign-up'], async (kit) => {
    const headers = newKey();
    const email = newAddress(kit);
    const first = await startSignUp(kit, email, headers);
    const second = await startSignUp(kit, email, headers);
    expectThat(first.credential.id === second.credential.id, 'the same sign-up', 'another');
  }),
  check('P-40', 'the same key gives the same relay', ['relay'], async (kit) => {
    const headers = newKey();
    const hash = stateHash();
    const body = { stateHash: hash, language: 'en' };
    const relays = [];
    for (let time = 0; time < 2; time += 1) relays.push(await kit.call('openRelay', { body, headers }));
    const [one, other] = relays;
    expectThat(
      one?.status === 201 && one.body.id === other?.body.id,
      '201 and the same relay',
      `${one?.status}, ${other?.status}`,
    );
  }),
  check('P-40', 'a request without a key is carried out each time', ['sign-up'], async (kit) => {
    const email = newAddress(kit);
    const [first, second] = [await startSignUp(kit, email, {}), await startSignUp(kit, email, {})];
    expectThat(first.credential.id !== second.credential.id, 'another sign-up', 'the same');
  }),
  mailCheck('P-41', 'a registration whose answer was lost is answered again', async (kit) => {
    const request = await registrationRequest(kit);
    const first = await kit.call('register', request);
    expectSuccess(first, 201, 'a registration');
    await expectSameTokens(kit, request, first.body.refresh_token);
  }),
  check('P-41', 'also after a restart', ['sign-up', 'nextMail', 'restart'], async (kit) => {
    const request = await registrationRequest(kit);
    const first = await kit.call('register', request);
    expectSuccess(first, 201, 'a registration');
    await kit.port.restart();
    await untilItAnswers(kit);
    await expectSameTokens(kit, request, first.body.refresh_token);
  }),
  mailCheck(
    'P-42',
    'of two at once with one key, one is carried out and both get its answer',
    async (kit) => {
      const { first, second } = await startTwice(kit, newAddress(kit));
      expectThat(first.body.id === second.body.id, 'the same sign-up', 'another');
      const request = await registrationRequest(kit);
      const [one, other] = await Promise.all([kit.call('register', request), kit.call('register', request)]);
      for (const answer of [one, other]) expectSuccess(answer, 201, 'one of two registrations at once');
      expectThat(one.body.refresh_token === other.body.refresh_token, 'the same tokens', 'others');
    },
  ),
  agedMailCheck('P-42', 'a 429 is not kept', async (kit) => {
    const { credential, email, signUp } = await startSignUp(kit);
    await nextMail(kit, email);
    const headers = newKey();
    const soon = await kit.call('resendSignUp', { ...credential, headers });
    skipUnless(soon.status !== 202, 'time between two mails');
    expectAnswer(soon, 429, 'resend-too-soon');
    await advancePast(kit, signUp.resendAt);
    expectSuccess(
      await kit.call('resendSignUp', { ...credential, headers }),
      202,
      'the same key after `resendAt`',
    );
  }),
  check('P-43', 'the same key with another body is malformed', ['sign-up'], async (kit) => {
    const headers = newKey();
    await startSignUp(kit, newAddress(kit), headers);
    const body = { email: newAddress(kit), language: 'en' };
    expectAnswer(await kit.call('startSignUp', { body, headers }), 400, 'malformed-request');
  }),
];
