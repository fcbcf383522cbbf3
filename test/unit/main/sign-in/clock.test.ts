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
const serverAhead =
  (seconds: number): Fetch =>
  async (url, init) => {
    const { status, headers, body } = await fetch(url, init);
    const date = new Date((now() + seconds) * 1000).toUTCString();
    return new Response(body, { status, headers: { ...Object.fromEntries(headers), date } });
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

  test('R09 four minutes are forgiven, also in a token that lasts one', async () => {
    issuer.misbehaviour = { claims: (claims) => ({ ...claims, iat: now() - 240, exp: now() - 180 }) };
    expect((await signIn(adapter, issuer)).identity.subject).toBe('subject-1');
  });
});
