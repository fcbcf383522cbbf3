import type { Language } from '#contract/snapshot.ts';

type Method = 'microsoft' | 'google' | 'apple' | 'organisation';

type Words = {
  title: (name: string) => string;
  way: (name: string, method: Method) => string;
  only: (name: string) => string;
  open: string;
  nothing: { title: string; text: string; help: string };
  unknown: { title: string; text: string };
};

/** The words of an organisation's own URL. */
export const ownUrlCopy: Record<Language, Words> = {
  nl: {
    title: (name) => `Inloggen bij eConnect met ${name}`,
    way: (name, method) =>
      `De app eConnect Onboarding brengt je naar ${providerIn('nl', name, method)}. Log daar in met het account van je werk.`,
    only: (name) => `${name} laat medewerkers alleen zo inloggen.`,
    open: 'Log in met de app',
    nothing: {
      title: 'Gebeurt er niets?',
      text: 'Dan staat de app nog niet op deze computer. Vraag je IT-afdeling erom of download de app. Start hem en open daarna deze pagina opnieuw.',
      help: 'De app downloaden',
    },
    unknown: {
      title: 'Deze organisatie kennen we niet',
      text: 'Controleer of het adres klopt, of vraag je IT-afdeling om het juiste adres.',
    },
  },
  en: {
    title: (name) => `Sign in to eConnect with ${name}`,
    way: (name, method) =>
      `The eConnect Onboarding app takes you to ${providerIn('en', name, method)}. Sign in there with your work account.`,
    only: (name) => `This is the only sign-in option at ${name}.`,
    open: 'Sign in with the app',
    nothing: {
      title: 'Does nothing happen?',
      text: 'Then the app isn’t on this computer yet. Ask your IT department for it, or download it. Start it and open this page again.',
      help: 'Download the app',
    },
    unknown: {
      title: 'We don’t know this organisation',
      text: 'Check the address, or ask your IT department for the right one.',
    },
  },
  fr: {
    title: (name) => `Se connecter à eConnect avec ${name}`,
    way: (name, method) =>
      `L’application eConnect Onboarding vous conduit vers ${providerIn('fr', name, method)}. Connectez-vous là avec votre compte professionnel.`,
    only: (name) => `C’est la seule méthode de connexion chez ${name}.`,
    open: 'Se connecter avec l’application',
    nothing: {
      title: 'Rien ne se passe\u202f?',
      text: 'L’application n’est pas encore sur cet ordinateur. Demandez-la à votre service informatique ou téléchargez-la. Lancez-la, puis ouvrez à nouveau cette page.',
      help: 'Télécharger l’application',
    },
    unknown: {
      title: 'Nous ne connaissons pas cette organisation',
      text: 'Vérifiez l’adresse, ou demandez la bonne à votre service informatique.',
    },
  },
  de: {
    title: (name) => `Bei eConnect anmelden mit ${name}`,
    way: (name, method) =>
      `Die App eConnect Onboarding führt Sie zu ${providerIn('de', name, method)}. Melden Sie sich dort mit Ihrem beruflichen Konto an.`,
    only: (name) => `Bei ${name} ist dies die einzige Anmeldemethode.`,
    open: 'Mit der App anmelden',
    nothing: {
      title: 'Passiert nichts?',
      text: 'Dann ist die App noch nicht auf diesem Computer. Fragen Sie Ihre IT-Abteilung danach oder laden Sie sie herunter. Starten Sie sie und öffnen Sie diese Seite erneut.',
      help: 'App herunterladen',
    },
    unknown: {
      title: 'Diese Organisation kennen wir nicht',
      text: 'Prüfen Sie die Adresse, oder fragen Sie Ihre IT-Abteilung nach der richtigen.',
    },
  },
};

function providerIn(language: Language, name: string, method: Method): string {
  const own = {
    nl: `de inlogpagina van ${name}`,
    en: `the sign-in page of ${name}`,
    fr: `la page de connexion de ${name}`,
    de: `der Anmeldeseite von ${name}`,
  }[language];
  return { microsoft: 'Microsoft', google: 'Google', apple: 'Apple', organisation: own }[method];
}
