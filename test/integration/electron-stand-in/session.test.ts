import { expect, test } from 'vitest';
import { lifecycle, ready, state } from '../../electron-stand-in/lifecycle.ts';
import { handlerOf, protocol, session } from '../../electron-stand-in/session.ts';

test('a scheme that lacks the privileges of a page, or was never named, has no pages', async () => {
  lifecycle.on('session-created', (created) => created.setSpellCheckerLanguages([]));
  await ready;
  state.isReady = false;
  protocol.registerSchemesAsPrivileged([
    { scheme: 'whole', privileges: { standard: true, secure: true } },
    { scheme: 'half', privileges: { standard: true } },
  ]);
  state.isReady = true;
  const answer = () => new Response('page');
  for (const scheme of ['whole', 'half', 'unnamed']) session.defaultSession.protocol.handle(scheme, answer);
  expect(handlerOf('whole')).toBe(answer);
  expect(handlerOf('half')).toBeUndefined();
  expect(handlerOf('unnamed')).toBeUndefined();
});
