import type { App, Session } from 'electron';
import { readableHead } from './response-headers.ts';

/** Nothing listens there: port 1 is TCPMUX (RFC 1078), which only an administrator's program could take. */
const nowhere = 'http://127.0.0.1:1/';

/**
 * Takes from every session what it would do unasked, at the moment that it is made. Call it before Electron is ready: the
 * default session is made with that.
 */
export function prepareSessions(app: Pick<App, 'on'>): void {
  app.on('session-created', (session) => {
    wantNoDictionary(session);
    session.webRequest.onHeadersReceived((details, callback) => callback(readableHead(details)));
  });
}

/**
 * Each session would ask Google for a spelling dictionary (Linux, and Windows without the language pack), whether or not a
 * window checks spelling. No language needs none; the address is for what has been asked for by then.
 */
function wantNoDictionary(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(nowhere);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}
