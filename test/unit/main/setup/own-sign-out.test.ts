import { describe, expect, test } from 'vitest';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';
import { scriptedSetup, setupPlatform } from '../../../support/scripted-setup.ts';
import { beginAsAnna, memorySessionFile, openSession } from '../../../support/sessions.ts';
import { setupWith } from '../../../support/setup-states.ts';

/* The setup over a real session, which ends while the platform holds the question for the board. */

const json = (body: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const unauthorised = () => json({ type: 'https://platform.test/problems/unauthorised' }, 401);

async function watching() {
  const board = Promise.withResolvers<Response>();
  const isHeld = Promise.withResolvers<void>();
  const call = createPlatformCall('https://platform.test', async (url) => {
    const { pathname, searchParams } = new URL(url);
    if (pathname === '/connect/token') return json({ error: 'invalid_grant' }, 400);
    if (searchParams.get('wait') === '0') return json(setupWith(), 200, { etag: '"1"' });
    isHeld.resolve();
    return await board.promise;
  });
  const session = openSession({ call, secrets: memorySecrets(), file: memorySessionFile() });
  const { id } = await beginAsAnna(session);
  const platform = setupPlatform(call, (_session, ask) => session.ask(id, ask, () => true));
  const setup = scriptedSetup({ platform });
  await setup.begin();
  await setup.clock.run(2_000);
  await isHeld.promise;
  return { setup, session, id, answer: board.resolve };
}

describe('a session that ends while the board is watched', () => {
  test.each([
    ['refused', () => unauthorised()],
    ['answered', () => json(setupWith())],
  ])(
    'by a sign-out here is not told as ended by the platform, where the question is %s',
    async (_what, answer) => {
      const { setup, session, id, answer: give } = await watching();
      await session.end(id);
      give(answer());
      await setup.clock.run(60_000);
      expect(setup.ended).toEqual([]);
      expect(setup.view.isOffline).toBe(false);
    },
  );

  test('by the platform is told', async () => {
    const { setup, answer } = await watching();
    answer(unauthorised());
    await setup.settle();
    expect(setup.ended).toEqual([{ session: 's1', code: 'session-ended' }]);
  });
});
