import type { FirstCopy } from '../shape.ts';

/** What the first screen may say, in German. */
export const deFirst: FirstCopy = {
  frame: {
    language: 'Sprache',
    environment: 'Plattform:',
    notices: 'Gut zu wissen',
    moreNotices: (count: number) => (count === 1 ? 'Noch ein Hinweis' : `Noch ${count} Hinweise`),
    // The word joiner keeps the hyphenated word on one line.
    promise: 'eConnect bringt Ihre E-\u2060Rechnungen sicher ans Ziel.',
    busy: 'Einen Moment bitte …',
    retry: 'Erneut versuchen',
    startAgain: 'Neu beginnen',
    cancel: 'Abbrechen',
    unlock: 'Entsperren',
    seeUpdate: 'Neue Version ansehen',
    reference: 'Referenz für den Support:',
  },

  /** A name follows “bei” or “mit”. */
  methods: {
    microsoft: { name: 'Microsoft', button: 'Mit Microsoft anmelden' },
    google: { name: 'Google', button: 'Über Google anmelden' },
    apple: { name: 'Apple', button: 'Mit Apple anmelden' },
    organisation: { name: 'Ihrer Organisation', button: 'Über Ihre Organisation anmelden' },
    econnect: { name: 'eConnect', button: 'Mit Ihrem eConnect-Konto anmelden' },
  },

  links: {
    label: 'Weitere Informationen',
    help: 'Hilfe',
    video: 'Video',
    privacy: 'Datenschutz',
    sales: 'Vertrieb',
    support: 'Helpdesk',
    'managed-by': 'Über diese Verwaltung',
    doctor: 'Funktioniert etwas nicht?',
  },

  starting: { heading: 'eConnect wird gestartet' },

  choosing: {
    heading: 'Willkommen bei eConnect',
    lead: 'Melden Sie sich mit dem Konto an, das Sie bei der Arbeit bereits nutzen. Sie brauchen kein neues Passwort.',
    methods: 'Anmeldemethoden',
    hint: 'Wählen Sie das Konto Ihrer beruflichen E-Mail-Adresse. Damit finden wir Ihr bestehendes Konto oder erstellen ein neues für Sie.',
    soon: 'Demnächst',
    soonExplained: (name) =>
      `Die Anmeldung mit ${name} ist demnächst möglich. Wählen Sie bis dahin eine andere Anmeldemethode.`,
    email: 'Oder per E-Mail anmelden',
    others: 'Andere Anmeldemethoden',
    requiredLead:
      'Melden Sie sich mit dem Konto an, das Sie von Ihrer Organisation haben. Sie brauchen kein neues Passwort.',
  },

  organisation: {
    open: 'Organisation',
    /** Follows “von” or “zu”, like a name. */
    unnamed: 'Ihrer Organisation',
    managedBy: (name) => `Verwaltet von ${name}`,
    seeRules: 'Regeln ansehen',
    languageLocked: (name) => `Die Sprache wird von ${name} vorgegeben.`,

    signsIn: (way) => `meldet sich ${way} an`,
    way: {
      microsoft: 'mit Microsoft',
      google: 'mit Google',
      apple: 'mit Apple',
      organisation: 'über den eigenen Anmeldedienst',
      econnect: 'mit einem eConnect-Konto',
    },
  },
};
