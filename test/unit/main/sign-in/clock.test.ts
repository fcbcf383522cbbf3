import { describe, expect, test } from 'vitest';
import type { Fetch } from '../../../../main/network/transport.ts';
import { adapters, failureOf, signIn } from '../../../support/hostile-flow.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

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
  /** What a sign-in ends in whose token has these times, in seconds from now. */
  const endingWith = async (times: Record<string, number>, server: Fetch) => {
    const claims = Object.fromEntries(Object.entries(times).map(([name, at]) => [name, now() + at]));
    issuer.misbehaviour = { claims: (usual) => ({ ...usual, ...claims }) };
    return await failureOf(signIn(adapter, issuer, { options: { fetch: server } }));
  };
  /** The same for a token of a clock that is so far ahead. */
  const endingOf = (seconds: number, server: Fetch) =>
    endingWith({ iat: seconds, exp: seconds + 300 }, server);

  test.each([3_600, -3_600, 400, -700])(
    'R09 a clock that is %i s off, seen only in the token, is said to be the clock',
    async (seconds) => expect(await endingOf(seconds, serverAhead(seconds))).toBe('clock-wrong'),
  );

  test.each([3_600, -3_600])(
    'R09 a token that is %i s off by the provider’s own clock is refused',
    async (seconds) => expect(await endingOf(seconds, serverAhead(0))).toBe('sign-in-answer-invalid'),
  );

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
    expect(await endingOf(-9_000, serverAhead(0))).toBe('sign-in-answer-invalid');
    expect(await endingOf(-9_000, serverAhead(-1_000))).toBe('sign-in-answer-invalid');
  });

  test('R09 four minutes are forgiven, also in a token that lasts one', async () => {
    issuer.misbehaviour = { claims: (claims) => ({ ...claims, iat: now() - 240, exp: now() - 180 }) };
    expect((await signIn(adapter, issuer)).identity.subject).toBe('subject-1');
  });
});
