import type { SignInMethod } from '#contract/sign-in-method.ts';
import { ended } from '../sentence.ts';

/** What the first screen may say, in Dutch, the product's first language. The other languages take their shape from it. */
export const nlFirst = {
  frame: {
    language: 'Taal',
    environment: 'Platform:',
    notices: 'Goed om te weten',
    moreNotices: (count: number) => (count === 1 ? 'Nog één melding' : `Nog ${count} meldingen`),
    // The word joiner keeps the hyphenated word on one line.
    promise: 'eConnect brengt je e-\u2060facturen veilig waar ze moeten zijn.',
    busy: 'Even geduld…',
    retry: 'Opnieuw proberen',
    startAgain: 'Begin opnieuw',
    cancel: 'Annuleren',
    unlock: 'Ontgrendelen',
    seeUpdate: 'Bekijk de nieuwe versie',
    reference: 'Referentie voor hulp:',
  },

  /** The providers' own names, and the words that each of them prescribes for its button. */
  methods: {
    microsoft: { name: 'Microsoft', button: 'Aanmelden met Microsoft' },
    google: { name: 'Google', button: 'Inloggen met Google' },
    apple: { name: 'Apple', button: 'Log in met Apple' },
    organisation: { name: 'je organisatie', button: 'Inloggen via je organisatie' },
    econnect: { name: 'eConnect', button: 'Inloggen met je eConnect-account' },
  } satisfies Record<SignInMethod, { name: string; button: string }>,

  links: {
    label: 'Meer informatie',
    help: 'Hulp',
    video: 'Video',
    privacy: 'Privacy',
    sales: 'Sales',
    support: 'Helpdesk',
    'managed-by': 'Over dit beheer',
    doctor: 'Werkt er iets niet?',
  },

  starting: { heading: 'eConnect wordt gestart' },

  choosing: {
    heading: 'Welkom bij eConnect',
    lead: 'Log in met het account dat je op je werk al gebruikt. Je hebt geen nieuw wachtwoord nodig.',
    methods: 'Manieren om in te loggen',
    hint: 'Kies het account van je werk-e-mailadres. Daarmee vinden we je bestaande account, of maken we een nieuw account voor je.',
    soon: 'Binnenkort',
    soonExplained: (name: string) => `Inloggen met ${name} kan binnenkort. Kies nu een andere manier.`,
    email: 'Of login met email',
    others: 'Andere manieren om in te loggen',
    requiredLead:
      'Log in met het account dat je van je organisatie hebt. Je hebt geen nieuw wachtwoord nodig.',
  },

  organisation: {
    open: 'Organisatie',
    unnamed: 'je organisatie',
    managedBy: (name: string) => `Beheerd door ${name}`,
    seeRules: 'Bekijk de regels',
    languageLocked: (name: string) => ended(`De taal is vastgezet door ${name}`),

    /** How an organisation signs in, after its name. */
    signsIn: (way: string) => `logt in ${way}`,
    way: {
      microsoft: 'met Microsoft',
      google: 'met Google',
      apple: 'met Apple',
      organisation: 'via de eigen inlogdienst',
      econnect: 'met een eConnect-account',
    } satisfies Record<SignInMethod, string>,
  },
};
