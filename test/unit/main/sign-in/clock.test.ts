import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fetch } from '../../../../main/network/transport.ts';
import { land } from '../../../support/hostile-browser.ts';
import { adapters, begin, failureOf, signIn } from '../../../support/hostile-flow.ts';
import { HostileIssuer } from '../../../support/hostile-issuer.ts';

let issuer: HostileIssuer;
beforeAll(async () => {
  issuer = await HostileIssuer.start();
});
beforeEach(() => issuer.reset());
afterAll(() => issuer.stop());

const now = () => Math.floor(Date.now() / 1000);

/** Answers as they come from a server whose clock is that many seconds ahead of ours. */
const serverAhead = (seconds: number): Fetch =>
  serverSaying(() => new Date((now() + seconds) * 1000).toUTCString());

/** Answers with this date. */
const serverSaying =
  (date: () => string): Fetch =>
  async (url, init) => {
    const { status, headers, body } = await fetch(url, init);
    return new Response(body, { status, headers: { ...Object.fromEntries(headers), date: date() } });
  };

describe.each(adapters)('%s', (adapter) => {
  /** What a sign-in ends in whose token was made by a clock that is so far ahead, and answers that say so or do not. */
  const endingOf = async (tokenAhead: number, dateAhead: number) => {
    issuer.misbehaviour = {
      claims: (claims) => ({ ...claims, iat: now() + tokenAhead, exp: now() + tokenAhead + 300 }),
    };
    const flow = begin(adapter, issuer, { options: { fetch: serverAhead(dateAhead) } });
    flow.callback.then((callback) => land(callback)).catch(() => undefined);
    return await failureOf(flow.identity);
  };

  test.each([3_600, -3_600, 400, -700])(
    'R09 a clock that is %i s off, seen only in the token, is said to be the clock',
    async (seconds) => expect(await endingOf(seconds, seconds)).toBe('clock-wrong'),
  );

  test.each([3_600, -3_600])(
    'R09 a token that is %i s off by the provider’s own clock is refused',
    async (seconds) => expect(await endingOf(seconds, 0)).toBe('sign-in-answer-invalid'),
  );

  /** What a sign-in ends in whose token has these times, in seconds from now. */
  const endingWith = async (times: Record<string, number>, server: Fetch) => {
    const claims = Object.fromEntries(Object.entries(times).map(([name, at]) => [name, now() + at]));
    issuer.misbehaviour = { claims: (usual) => ({ ...usual, ...claims }) };
    const flow = begin(adapter, issuer, { options: { fetch: server } });
    flow.callback.then((callback) => land(callback)).catch(() => undefined);
    return await failureOf(flow.identity);
  };

  test.each<[string, Record<string, number>, number]>([
    ['iat', { iat: 1_000 }, 1_000],
    ['nbf', { nbf: 1_000 }, 1_000],
    ['exp', { exp: -1_000 }, -1_000],
    ['all three', { iat: 1_000, nbf: 1_000, exp: 1_300 }, 1_000],
    ['all three, before', { iat: -1_000, nbf: -1_000, exp: -700 }, -1_000],
  ])(
    'R09 %s alone says that it is the clock only where the provider’s clock is off as far',
    async (_, times, ahead) => {
      // What is not given is as the provider's clock has it.
      const whole = { iat: ahead, exp: ahead + 300, ...times };
      expect(await endingWith(whole, serverAhead(ahead))).toBe('clock-wrong');
      for (const server of [
        serverAhead(0),
        serverAhead(-ahead),
        serverSaying(() => ''),
        serverSaying(() => 'soon'),
      ])
        expect(await endingWith(whole, server)).toBe('sign-in-answer-invalid');
    },
  );

  test('R09 a token that is old by every clock is refused as that, however wrong ours is', async () => {
    expect(await endingWith({ iat: -9_000, exp: -8_700 }, serverAhead(0))).toBe('sign-in-answer-invalid');
    expect(await endingWith({ iat: -9_000, exp: -8_700 }, serverAhead(-1_000))).toBe(
      'sign-in-answer-invalid',
    );
  });

  test('R09 four minutes are forgiven, also in a token that lasts one', async () => {
    issuer.misbehaviour = { claims: (claims) => ({ ...claims, iat: now() - 240, exp: now() - 180 }) };
    expect((await signIn(adapter, issuer)).identity.subject).toBe('subject-1');
  });
});
