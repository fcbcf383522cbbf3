import { keychainName } from '../keychain-name.ts';
import type { FirstCopy } from '../shape.ts';

const keychain = keychainName('de');

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

  notices: {
    'session-only-locked': `${keychain.subject} ist gesperrt. Sie bleiben angemeldet, bis Sie die App schließen. Nach dem Entsperren bleiben Sie auch danach angemeldet.`,
    'session-only-missing':
      'Ihr Computer hat keinen sicheren Ort, um Ihre Sitzung aufzubewahren. Sie bleiben angemeldet, bis Sie die App schließen.',
    'session-only-unreadable': `${keychain.subject} antwortet nicht. Sie bleiben angemeldet, bis Sie die App schließen.`,
    'session-only-forbidden':
      'Die Regeln Ihres Computers erlauben nicht, Ihre Sitzung aufzubewahren. Sie bleiben angemeldet, bis Sie die App schließen.',
    'sign-out-queued':
      'Sie sind hier abgemeldet. Wir melden das eConnect, sobald wieder eine Verbindung besteht.',
    'safe-mode':
      'Die App wurde dreimal unerwartet beendet und ist deshalb leer gestartet. Möchten Sie dort weitermachen, wo Sie waren? Beginnen Sie nichts Neues und starten Sie die App später neu.',
    'memory-set-aside': 'Was Sie zuvor eingegeben haben, ist nicht mehr lesbar. Bitte beginnen Sie neu.',
    'memory-not-kept':
      'Was Sie eingeben, kann nicht gespeichert werden, zum Beispiel weil Ihre Festplatte voll ist. Schließen Sie alles in einem Zug ab.',
    'deep-link-refused': 'Ein Link verlangte etwas, das diese App nicht tut. Es hat sich nichts geändert.',
    'organisation-later':
      'Sie haben einen Link oder ein Profil geöffnet, während Sie beschäftigt waren. Schließen Sie dies ab und öffnen Sie es danach erneut.',
    'organisation-refused':
      'Ein Link oder Profil für eine andere Organisation wurde abgelehnt. Die Organisation steht hier bereits fest. Es hat sich nichts geändert.',
    'organisation-not-left':
      'Das Profil Ihrer Organisation lässt sich nicht entfernen, daher gelten seine Regeln weiterhin. Versuchen Sie es noch einmal, oder bitten Sie Ihre IT-Abteilung um Hilfe.',
    'policy-not-trusted':
      'Eine Datei mit Regeln wird nicht berücksichtigt, weil jeder sie ändern kann. Melden Sie dies Ihrer IT-Abteilung.',
    'policy-problems':
      'Einige Regeln auf diesem Computer stimmen nicht und werden nicht berücksichtigt. Melden Sie dies Ihrer IT-Abteilung.',
    'policy-kept':
      'Die Regeln dieses Computers wurden geändert, sind aber nicht mehr lesbar. Die vorherigen gelten weiter.',
    'update-available': 'Es gibt eine neue Version dieser App.',
    'update-ready': 'Eine neue Version ist bereit. Starten Sie die App neu, um sie zu verwenden.',
  },

  refusedLink: {
    malformed: 'Der Link enthält Zeichen, die nicht hineingehören:',
    unknown: 'Die App kennt nicht, was der Link verlangt:',
    unclear: 'Der Link sagt nicht genau, für wen er ist:',
    'value-invalid': 'Was im Link steht, kann nicht stimmen:',
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
