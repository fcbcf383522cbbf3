import type { PageLanguage } from '../pages/language.ts';

type Method = 'microsoft' | 'google' | 'apple' | 'organisation';

/** The words of an organisation's own URL. */
export const ownUrlCopy: Record<
  PageLanguage,
  {
    title: (name: string) => string;
    way: (name: string, method: Method) => string;
    only: (name: string) => string;
    open: string;
    nothing: { title: string; text: string; help: string };
    unknown: { title: string; text: string };
  }
> = {
  nl: {
    title: (name) => `Inloggen bij eConnect met ${name}`,
    way: (name, method) =>
      `De app eConnect Onboarding brengt je naar ${providerIn('nl', name, method)}. Log daar in met het account van je werk.`,
    only: (name) => `${name} laat medewerkers alleen zo inloggen.`,
    open: 'Log in met de app',
    nothing: {
      title: 'Gebeurt er niets?',
      text: 'Dan staat de app nog niet op deze computer. Vraag je IT-afdeling erom of download de app, start haar en open daarna deze pagina opnieuw.',
      help: 'De app downloaden',
    },
    unknown: {
      title: 'Deze organisatie kennen we niet',
      text: 'Controleer of het adres klopt, of vraag je IT-afdeling om het juiste adres.',
    },
  },
  en: {
    title: (name) => `Sign in at eConnect with ${name}`,
    way: (name, method) =>
      `The app eConnect Onboarding brings you to ${providerIn('en', name, method)}. Sign in there with your work account.`,
    only: (name) => `${name} lets its people sign in in no other way.`,
    open: 'Log in with the app',
    nothing: {
      title: 'Does nothing happen?',
      text: 'Then the app is not on this computer yet. Ask your IT department for it or download it, start it, and open this page again.',
      help: 'Download the app',
    },
    unknown: {
      title: 'We do not know this organisation',
      text: 'Check that the address is right, or ask your IT department for the right one.',
    },
  },
};

function providerIn(language: PageLanguage, name: string, method: Method): string {
  const own = { nl: `de inlogpagina van ${name}`, en: `the sign-in page of ${name}` }[language];
  return { microsoft: 'Microsoft', google: 'Google', apple: 'Apple', organisation: own }[method];
}
