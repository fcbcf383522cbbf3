import type { HeadersReceivedResponse, OnHeadersReceivedListenerDetails } from 'electron';
import { expect, test } from 'vitest';
import { prepareSessions } from '../../../../main/shell/sessions.ts';
import { fakeApp, fakeSession } from '../../../support/fakes.ts';

/** A session that was made after `prepareSessions`. */
function created() {
  const { app, emit } = fakeApp();
  prepareSessions(app);
  const made = fakeSession();
  emit('session-created', made.session);
  return made;
}

test('E06 a session is made without a spelling dictionary, and its address leads nowhere', () => {
  expect(created().calls).toEqual([
    ['setSpellCheckerDictionaryDownloadURL', 'http://127.0.0.1:1/'],
    ['setSpellCheckerLanguages', []],
    ['setSpellCheckerEnabled', false],
  ]);
});

test('E02 a session drops headers of which Electron could make no response', () => {
  const answers: HeadersReceivedResponse[] = [];
  const statusLine = 'HTTP/1.1 200 OK';
  const responseHeaders = { via: ['b\ufffdro'], 'content-type': ['text/plain'] };
  // What a listener reads of Electron's details.
  const details = {
    statusLine,
    statusCode: 200,
    responseHeaders,
  } as unknown as OnHeadersReceivedListenerDetails;
  created().handlers.head?.(details, (answer) => answers.push(answer));
  expect(answers).toEqual([{ responseHeaders: { 'content-type': ['text/plain'] } }]);
});
