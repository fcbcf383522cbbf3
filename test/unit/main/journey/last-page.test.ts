import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import type { ExchangeAnswer, Ports } from '../../../../main/journey/ports.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';
import type { Identity, SignInOutcome } from '../../../../main/sign-in/provider.ts';
import { runnerOn } from '../../../support/journey-runner.ts';
import { identity, scriptedPorts, tokens } from '../../../support/scripted-ports.ts';
import { beginAtGoogle, signUp, startedSignUp } from './states.ts';

/** A sign-in of this person, and what the browser's last page is told. */
function signingIn(who: Partial<Identity>, script: Parameters<typeof scriptedPorts>[0] = {}) {
  const told: SignInOutcome[] = [];
  const provider: ReturnType<Ports['findProvider']> = {
    signIn: async ({ onVerified }) => {
      onVerified(async (outcome) => void told.push(outcome));
      return { ...identity, ...who };
    },
  };
  return { told, ...runnerOn(scriptedPorts({ ...script, findProvider: () => provider })) };
}

const answering = (answer: ExchangeAnswer) => ({
  platform: { exchange: async () => answer },
  session: { begin: async () => ({ id: 's1' }) },
});

describe('the browser’s last page', () => {
  test.each([
    ['is signed in once the platform has let the person in', { kind: 'signed-in', tokens }, 'signed-in'],
    [
      'goes on in the app where a new account is to be agreed to',
      { kind: 'registration-required', ticket: 'ticket-1' },
      'continue',
    ],
    [
      'goes on in the app where an address is to be confirmed',
      { kind: 'confirmation-required', signUp: startedSignUp, email: signUp.email },
      'continue',
    ],
  ] satisfies [string, ExchangeAnswer, SignInOutcome][])('%s', async (_, answer, outcome) => {
    const { run, told } = signingIn({}, answering(answer));
    await run(beginAtGoogle);
    expect(told).toEqual([]);
    await run({ do: 'exchange', operation: 1 });
    await expect.poll(() => told).toEqual([outcome]);
  });

  test('says that the sign-in failed where the platform refuses or cannot be asked', async () => {
    const refusing = {
      platform: { exchange: () => Promise.reject(new OnboardingError('platform-unavailable')) },
    };
    const { run, told } = signingIn({}, refusing);
    await run(beginAtGoogle);
    expect(await run({ do: 'exchange', operation: 1 })).toMatchObject({ type: 'sign-in-failed' });
    expect(told).toEqual(['failed']);
  });

  test('does not wait for the platform where the person is asked something first', async () => {
    const { run, told } = signingIn({ account: { name: 'Fenna', email: 'fenna@gmail.com' } });
    expect(await run(beginAtGoogle)).toMatchObject({ concern: 'consumer-address' });
    expect(told).toEqual(['continue']);
  });

  test('does not promise a sign-in to an account that the rules refuse', async () => {
    const rules = () => ({ ...noRules, emailDomains: ['molen.test'] });
    const { run, told } = signingIn({}, { rules });
    expect(await run(beginAtGoogle)).toMatchObject({ concern: 'outside-organisation' });
    expect(told).toEqual(['unfinished']);
  });

  test('of an earlier attempt is not told the result of a newer one', async () => {
    const pages: SignInOutcome[][] = [];
    const provider: ReturnType<Ports['findProvider']> = {
      signIn: async ({ onVerified }) => {
        const told: SignInOutcome[] = [];
        pages.push(told);
        if (pages.length === 1) onVerified(async (outcome) => void told.push(outcome));
        return identity;
      },
    };
    const { run } = runnerOn(
      scriptedPorts({ ...answering({ kind: 'signed-in', tokens }), findProvider: () => provider }),
    );
    await run(beginAtGoogle);
    await run(beginAtGoogle);
    await run({ do: 'exchange', operation: 1 });
    await new Promise(setImmediate);
    expect(pages).toEqual([[], []]);
  });
});
