import { expect, vi } from 'vitest';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import type { KeychainBackend } from '../../../main/keychain/keychain-backend.ts';
import type { Client } from '../../support/client.ts';
import { test } from '../../support/fixtures.ts';
import { register, signInWithGoogle, signUpByEmail } from '../../support/person.ts';
import { silentLog } from '../../support/scripted-ports.ts';
import { ScriptedKeyring } from '../model/scripted-keyring.ts';

/* Two people at one computer, over the real application: whenever the keychain locks, neither is ever taken for the other. */

vi.setConfig({ testTimeout: 60_000 });

/** A keychain that locks by itself just before the call of this number, from 1. `run` ends with its process. */
function lockingAt(keyring: ScriptedKeyring, call: number, run: { isDead: boolean }): KeychainBackend {
  const backend = keyring.backendOf(Object.assign(run, { number: 1 }));
  let calls = 0;
  return {
    ask: (asked, onWaiting) => {
      calls += 1;
      if (calls === call) keyring.isLocked = true;
      return backend.ask(asked, onWaiting);
    },
  };
}

const secretsOn = (backend: KeychainBackend) =>
  openKeychain({ environment: 'sandbox', log: silentLog, backend });

const signedIn = (client: Client) => client.reach('finished', ({ phase }) => phase === 'idle');

test.for(Array.from({ length: 3 }, (_, index) => index + 1))(
  'where it locks at its call %i',
  async (call, { sandbox, startClient }) => {
    const { platform } = sandbox;
    const before = platform.activeRefreshTokens();
    const keyring = new ScriptedKeyring();
    const run = { isDead: false };
    const secrets = secretsOn(lockingAt(keyring, call, run));
    const first = await startClient({ secrets });
    await signInWithGoogle(first);
    const { account: former } = await signedIn(first);
    first.send({ type: 'sign-out' });
    await first.reach('choosing');
    await first.stop();
    run.isDead = true;

    const second = await first.restart({
      secrets: secretsOn(keyring.backendOf({ number: 2, isDead: false })),
    });
    await second.reach('choosing');
    const email = `anna-${call}@post.test`;
    await signUpByEmail(second, sandbox, email);
    await register(second, `anna.${call}`);
    expect((await signedIn(second)).account.email).toBe(email);

    keyring.isLocked = false;
    const third = await second.restart({
      secrets: secretsOn(keyring.backendOf({ number: 3, isDead: false })),
    });
    const { step } = await Promise.race([third.reach('choosing'), signedIn(third)]);
    if (step === 'finished') expect((await signedIn(third)).account.email).toBe(email);
    expect(former.email).not.toBe(email);
    await expect.poll(() => platform.activeRefreshTokens()).toBe(before + (step === 'finished' ? 1 : 0));
    await expect
      .poll(() => [...keyring.items.keys()].filter((name) => name.includes('session:')).length)
      .toBe(step === 'finished' ? 1 : 0);
    if (step === 'finished') {
      third.send({ type: 'sign-out' });
      await third.reach('choosing');
      await expect.poll(() => platform.activeRefreshTokens()).toBe(before);
    }
  },
);
