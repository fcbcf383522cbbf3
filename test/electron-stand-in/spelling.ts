import { type Offered, offer } from './offer.ts';

/** Where Chromium fetches dictionaries from, unless the app says otherwise. For all sessions, as in Chromium. */
let source = 'https://redirector.gvt1.com/edgedl/chrome/dict/';

/** The spelling service of one session, which asks for a dictionary as soon as it is there, enabled or not. */
export function startSpelling() {
  let languages = ['en-US'];
  setImmediate(() => {
    for (const language of languages)
      fetch(`${source}${language.toLowerCase()}-10-1.bdic`).catch(() => undefined);
  });
  return offer('session', {
    setSpellCheckerLanguages: (chosen) => {
      languages = chosen;
    },
    setSpellCheckerDictionaryDownloadURL: (url) => {
      if (!URL.canParse(url)) throw new Error(`${url} is not a valid URL`);
      source = url;
    },
    setSpellCheckerEnabled: () => undefined,
  } satisfies Offered<Electron.Session>);
}
