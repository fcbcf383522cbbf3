import { describe, expect } from 'vitest';
import { account, addCompany, findCompany, test } from './setup-person.ts';

/* The setup on a network that comes and goes: what was asked for happens once, and nothing that was typed is lost. */

describe('a lost answer', () => {
  test.for(['before', 'during', 'after'] as const)(
    '%s: the organisation is added once',
    async (when, { sandbox, signedIn }) => {
      const client = await signedIn();
      await findCompany(client, '69599084');
      sandbox.platform.fault = {
        kind: 'reset',
        when,
        method: 'POST',
        paths: ['/onboarding/v1/organisations'],
        times: 1,
      };
      client.setUp({ type: 'add-organisation' });
      await client.reachSetup('the proof', ({ place }) => place.at === 'verifying');
      const { organisations } = sandbox.platform.environments.of(account);
      expect(organisations).toHaveLength(1);
    },
  );

  test('through a restart: an invitation is sent once, although the access token is another', async ({
    sandbox,
    signedIn,
  }) => {
    const client = await signedIn();
    client.setUp({ type: 'open', part: 'inviting' });
    const fault = {
      kind: 'reset',
      when: 'after',
      method: 'POST',
      paths: ['/onboarding/v1/invitations'],
    } as const;
    sandbox.platform.fault = fault;
    client.setUp({ type: 'invite', addresses: ['nieuw@bakkerij-devries.test'] });
    await client.reachSetup('queued', ({ phase }) => phase === 'queued');
    const next = await client.restart();
    sandbox.platform.fault = null;
    next.setUp({ type: 'send-now' });
    const { place } = await next.reachSetup(
      'answered',
      ({ phase, board }) => phase === 'idle' && board !== null,
    );
    // A second invitation would be answered with `already-member`.
    expect(place).toMatchObject({ at: 'inviting', outcomes: [{ outcome: 'invited' }] });
  });
});

describe('offline in the middle', () => {
  test('of a search: said at the box, and what was typed stays', async ({ sandbox, signedIn }) => {
    const client = await signedIn();
    client.setUp({ type: 'open', part: 'finding' });
    sandbox.platform.available = 'refuse';
    client.setUp({ type: 'search', query: 'Bakkerij' });
    const { failure, place } = await client.reachSetup('failed', ({ failure }) => failure !== undefined);
    expect(failure?.code).toBe('offline');
    expect(place).toMatchObject({ at: 'finding', query: 'Bakkerij' });
  });

  test('of a proof: it is asked for by itself, and its page is ready, but does not open by surprise', async ({
    sandbox,
    signedIn,
  }) => {
    const client = await signedIn();
    await addCompany(client, '69599084');
    const before = client.opened.length;
    sandbox.platform.available = 'refuse';
    client.setUp({ type: 'open-page' });
    await client.reachSetup('queued', ({ phase }) => phase === 'queued');
    sandbox.platform.available = 'up';
    client.setUp({ type: 'send-now' });
    await client.reachSetup('ready', ({ place }) => place.at === 'verifying' && place.page === 'ready');
    expect(client.opened).toHaveLength(before);
    client.setUp({ type: 'open-page' });
    await client.reachSetup('opened', ({ place }) => place.at === 'verifying' && place.page === 'opened');
    expect(sandbox.platform.calls('startVerification')).toBeGreaterThan(0);
  });

  test('of an invoice: said, and nothing of it is kept or sent later', async ({ sandbox, signedIn }) => {
    const client = await signedIn();
    const before = sandbox.platform.calls('checkInvoice');
    sandbox.platform.available = 'refuse';
    await expect(client.application.answers.checkInvoice('<Invoice/>')).rejects.toThrow('offline');
    sandbox.platform.available = 'up';
    await client.reachSetup('the board is fresh', ({ isOffline }) => !isOffline);
    expect(sandbox.platform.calls('checkInvoice')).toBe(before);
  });
});

test('the board says that it is old while the platform is away, and lives on when it is back', async ({
  sandbox,
  signedIn,
}) => {
  const client = await signedIn();
  sandbox.platform.available = '503';
  client.setUp({ type: 'retry' });
  const old = await client.reachSetup('old', ({ isOffline }) => isOffline);
  expect(old.board).not.toBeNull();
  sandbox.platform.available = 'up';
  await client.reachSetup('fresh', ({ isOffline }) => !isOffline);
});
