import type { App, Session } from 'electron';
import { filterResponseHead } from './response-headers.ts';

/** An address without a listener: port 1 is TCPMUX (RFC 1078), which only a privileged program can bind. */
const unusedAddress = 'http://127.0.0.1:1/';

/**
 * Configures every session when it is created: no spelling dictionary, and filtered response heads. Call it before Electron is
 * ready, because the default session is created then.
 */
export function prepareSessions(app: Pick<App, 'on'>): void {
  app.on('session-created', (session) => {
    disableDictionary(session);
    session.webRequest.onHeadersReceived((details, callback) => callback(filterResponseHead(details)));
  });
}

/**
 * Prevents the download of a spelling dictionary from Google, which each session would request (Linux, and Windows without
 * the language pack) even if no window checks spelling. The address covers a request that has already started.
 */
function disableDictionary(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(unusedAddress);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}
