import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { longPollSeconds } from '../../../../main/platform-contract/long-poll.ts';
import { createRandomText } from '../../../../main/sign-in/authorization-request.ts';
import { receiveByPaste } from '../../../../main/sign-in/paste.ts';
import { superseded } from '../../../../main/sign-in/provider.ts';
import { byRelay, type RelayClock, type Relays } from '../../../../main/sign-in/relay.ts';

const redirectUri = 'https://platform.test/connect/paste';

function pasting(signal = new AbortController().signal) {
  const state = createRandomText();
  const { promise: ready, resolve } = Promise.withResolvers<(text: string) => boolean>();
  const receiver = receiveByPaste({ signal, onPasteReady: resolve }, { redirectUri, state });
  onTestFinished(() => receiver.close());
  const encode = (form: string) => Buffer.from(form).toString('base64url');
  return { state, receiver, ready, encode };
}

describe('carried over by hand', () => {
  test('the text of the page is the response; blanks and line breaks that came along do not matter', async () => {
    const { state, receiver, ready, encode } = pasting();
    const text = encode(`code=abc&state=${state}&iss=https%3A%2F%2Fissuer.test`);
    const take = await ready;
    expect(take(`  ${text.slice(0, 20)}\n${text.slice(20)} `)).toBe(true);
    expect(await receiver.response).toEqual({ kind: 'code', code: 'abc', iss: 'https://issuer.test' });
  });

  test.each([
    ['nothing', () => ''],
    ['something else that was on the clipboard', () => 'https://example.test/?code=x'],
    [
      'the text of another attempt',
      () => Buffer.from(`code=abc&state=${createRandomText()}`).toString('base64url'),
    ],
    ['a code without a state', () => Buffer.from('code=abc').toString('base64url')],
    ['an error without a state', () => Buffer.from('error=access_denied').toString('base64url')],
  ])('%s changes nothing, and the right text counts afterwards', async (_, wrong) => {
    const { state, receiver, ready, encode } = pasting();
    const take = await ready;
    expect(take(wrong())).toBe(false);
    expect(take(encode(`error=access_denied&state=${state}`))).toBe(true);
    expect(await receiver.response).toEqual({ kind: 'error', error: 'access_denied' });
  });

  test('a text counts once, and not after the attempt was left', async () => {
    const left = new AbortController();
    const { state, receiver, ready, encode } = pasting(left.signal);
    const text = encode(`code=abc&state=${state}`);
    const take = await ready;
    left.abort(superseded);
    await expect(receiver.response).rejects.toBe(superseded);
    expect(take(text)).toBe(false);
    const again = pasting();
    const takeAgain = await again.ready;
    const right = again.encode(`code=abc&state=${again.state}`);
    expect([takeAgain(right), takeAgain(right)]).toEqual([true, false]);
  });
});

/** A platform whose relay gives these answers in turn, then says nothing more until it is left. */
function relaysThat(...answers: (Awaited<ReturnType<Relays['ask']>> | Error)[]) {
  const seen = { opened: [] as string[], withdrawn: 0 };
  const relays: Relays = {
    open: async ({ stateHash }) => {
      seen.opened.push(stateHash);
      return { id: 'r1', secret: 'relay-secret', phrase: 'blauwe tulp' };
    },
    ask: async (_relay, signal) => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      if (answer !== undefined) return answer;
      return await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
    withdraw: async () => {
      seen.withdrawn += 1;
    },
  };
  return { relays, seen };
}

/** A clock on which each question takes that long, and the pauses that were made on it. */
function clockThatTakes(roundMs: number) {
  const pauses: number[] = [];
  let now = 0;
  const clock: RelayClock = {
    now: () => {
      now += roundMs;
      return now;
    },
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
  return { clock, pauses };
}

/** A sign-in whose answer that platform holds, until the test is over. */
async function relaying(relays: Relays, state: string, clock?: RelayClock) {
  const { signal } = new AbortController();
  const receiver = await byRelay(relays, { signal, language: 'nl' }, { redirectUri, state }, clock);
  onTestFinished(() => receiver.close());
  return receiver;
}

describe('held by the platform', () => {
  test('the platform learns the hash of the state, never the state', async () => {
    const { relays, seen } = relaysThat();
    const state = createRandomText();
    const receiver = await relaying(relays, state);
    expect(seen.opened).toEqual([createHash('sha256').update(state).digest('base64url')]);
    expect(receiver.phrase).toBe('blauwe tulp');
    await receiver.close();
    expect(seen.withdrawn).toBe(1);
  });

  test('the answer is waited for through a network that comes and goes', async () => {
    const state = createRandomText();
    const response = `code=abc&state=${state}`;
    const { relays } = relaysThat('waiting', new OnboardingError('offline'), 'waiting', { response });
    const { clock } = clockThatTakes(0);
    const receiver = await relaying(relays, state, clock);
    expect(await receiver.response).toEqual({ kind: 'code', code: 'abc' });
  });

  test.each([
    ['at once', 'is asked again after a second, not as fast as it answers', 0, [1_000, 1_000]],
    ['after half a second', 'is asked again after the other half', 500, [500, 500]],
    ['after the time that it may take', 'is asked again at once', longPollSeconds * 1_000, []],
  ])('a platform that says %s that it still waits %s', async (_when, _then, roundMs, expected) => {
    const state = createRandomText();
    const { relays } = relaysThat('waiting', 'waiting', { response: `code=abc&state=${state}` });
    const { clock, pauses } = clockThatTakes(roundMs);
    const receiver = await relaying(relays, state, clock);
    await receiver.response;
    expect(pauses).toEqual(expected);
  });

  test('an answer with another state is refused: the platform does not decide whose it is', async () => {
    const { relays } = relaysThat({ response: `code=abc&state=${createRandomText()}` });
    const receiver = await relaying(relays, createRandomText());
    await expect(receiver.response).rejects.toMatchObject({ code: 'sign-in-answer-invalid' });
  });

  test.each([
    ['a relay that expired', 'expired' as const, 'sign-in-timeout'],
    [
      'an answer that does not fit',
      new OnboardingError('platform-answer-invalid'),
      'platform-answer-invalid',
    ],
  ])('%s ends the attempt', async (_, answer, code) => {
    const { relays } = relaysThat(answer);
    const receiver = await relaying(relays, createRandomText());
    await expect(receiver.response).rejects.toMatchObject({ code });
  });

  test('a superseded attempt withdraws its relay once, so that its tab shows it', async () => {
    const { relays, seen } = relaysThat('waiting');
    const left = new AbortController();
    const receiver = await byRelay(
      relays,
      { signal: left.signal, language: 'nl' },
      { redirectUri, state: 's' },
    );
    left.abort(superseded);
    await expect(receiver.response).rejects.toBe(superseded);
    await receiver.close();
    expect(seen.withdrawn).toBe(1);
  });
});
