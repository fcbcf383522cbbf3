import type { OrganisationCopy } from '../shape.ts';

/** What the screens after the first may say of an organisation and its rules, in German. */
export const deOrganisation: OrganisationCopy = {
  origin: {
    machine: 'die Richtlinie dieses Computers',
    user: 'die Richtlinie für diese Person',
    profile: 'das Organisationsprofil',
    build: 'diese Edition der App',
    setting: 'Ihre eigene Einstellung',
    'machine-recommended': 'eine Empfehlung für diesen Computer',
    'user-recommended': 'eine Empfehlung für diese Person',
    'build-default': 'die Vorgabe dieser Edition',
    default: 'die Vorgabe von eConnect',
  },

  /** What is wrong with a setting, beside a word that says so. */
  wrong: {
    written: 'Dort steht',
    meant: 'Meinten Sie',
    item: 'Passt nicht',
    expected: 'Was hierher gehört',
    example: 'Beispiel',
    where: 'In der Datei',
    at: (line: number, column: number) => `Zeile ${line}, Zeichen ${column}`,
    kind: {
      switch: 'Ein oder aus: true oder false',
      choice: 'Eines dieser Wörter',
      choices: 'Eine Liste mit einem oder mehreren dieser Wörter',
      organisation: 'Der Kurzname einer Organisation: Buchstaben, Ziffern und Bindestriche',
      'own-url': 'Die eigene Adresse einer Organisation auf der Plattform von eConnect',
      'https-url': 'Eine Adresse, die mit https:// beginnt',
      'web-url': 'Eine Adresse, die mit https:// oder http:// beginnt',
      'host-and-port': 'Ein Server und ein Port, ohne Benutzername oder Passwort',
      name: 'Ein Name mit höchstens 100 Zeichen',
      domains: 'Eine Liste von Domains',
      tenants: 'Eine Liste von Mandanten-IDs (GUIDs)',
    },
  },
  stops: {
    heading: 'Für Ihre IT-Abteilung',
    keys: 'Einstellung',
    places: 'Wo',
    kind: {
      key: {
        happened: 'Der Wert dieser Einstellung stimmt nicht.',
        remedy: 'Berichtigen Sie den Wert oder entfernen Sie die Einstellung.',
      },
      name: {
        happened:
          'Der Name dieser Einstellung stimmt nicht. Solange wir nicht wissen, was gemeint ist, ist nichts erlaubt.',
        remedy: 'Berichtigen Sie den Namen oder entfernen Sie die Einstellung.',
      },
      place: {
        happened: 'Die Regeln an dieser Stelle sind nicht lesbar.',
        remedy: 'Berichtigen Sie den Inhalt oder entfernen Sie ihn.',
      },
      'nothing-allowed': {
        happened: 'Zusammen lassen diese Einstellungen nichts übrig.',
        remedy:
          'Passen Sie sie so an, dass mindestens eine Anmeldemethode übrig bleibt, die alle Stellen erlauben.',
      },
    },
    allRules: 'Alle Regeln ansehen',
  },

  confirming: {
    heading: 'Ist das Ihre Organisation?',
    lookingUpHeading: 'Ihre Organisation wird gesucht',
    lookingUp: {
      link: 'Wir suchen, zu welcher Organisation dieser Link gehört …',
      address: 'Wir suchen, zu welcher Organisation diese E-Mail-Adresse gehört …',
      profile: 'Wir prüfen das Organisationsprofil, das Sie geöffnet haben …',
    },
    lead: {
      link: 'Sie haben einen Link dieser Organisation geöffnet. Es ändert sich erst etwas, wenn Sie Ja sagen.',
      address:
        'Ihre E-Mail-Adresse gehört zu dieser Organisation. Melden Sie sich dann so an wie Ihre Kolleginnen und Kollegen.',
      profile:
        'Sie haben ein Profil dieser Organisation geöffnet. Es ändert sich erst etwas, wenn Sie Ja sagen.',
    },
    nothingYet: 'Es hat sich noch nichts geändert.',
    signIn: 'Anmeldung',
    addresses: 'E-Mail-Adressen',
    fromNow: (way) => `Von nun an melden Sie sich hier ${way} an.`,
    othersStay: 'Andere Anmeldemethoden bleiben möglich.',
    othersGone: 'Andere Anmeldemethoden sind dann ausgeschlossen.',
    confirm: 'Ja, das ist meine Organisation',
    byEmail: 'Doch per E-Mail fortfahren',
  },
};
