import type { PanelCopy } from '../shape.ts';

/** What the panel about the organisation and its rules says, in German. A name stands after “von” or “zu”. */
export const dePanel: PanelCopy = {
  heading: 'Organisation und Regeln',
  close: 'Schließen',
  loading: 'Wir rufen die Regeln ab …',

  managed: (name) => `Diese App wird von ${name} verwaltet.`,
  unmanaged: 'Diese App wird von keiner Organisation verwaltet. Sie wählen selbst, wie Sie sich anmelden.',
  mode: {
    suggested: 'Diese Anmeldemethode steht an erster Stelle. Andere bleiben möglich.',
    required: 'Das ist hier die einzige Anmeldemethode.',
  },

  yes: 'Ja',
  no: 'Nein',

  leave: 'Verbindung zu dieser Organisation trennen',
  leaveQuestion: (name) =>
    `Möchten Sie die Verbindung zu ${name} trennen? Die Regeln des Profils oder Links gelten dann auf diesem Computer nicht mehr. Ihr Konto bleibt bestehen.`,
  stay: 'Verbunden bleiben',
  leaveSure: 'Ja, trennen',

  app: {
    heading: 'Diese App',
    version: (version) => `Version ${version}`,
    off: 'Diese App sucht nicht selbst nach neuen Versionen.',
    unchecked: 'Wir haben noch nicht nach einer neueren Version gesucht.',
    checking: 'Wir suchen nach einer neueren Version …',
    'up-to-date': 'Das ist die neueste Version.',
    available: (version) => `Es gibt eine neuere Version: ${version}.`,
    downloading: (version) => `Wir laden Version ${version} herunter …`,
    ready: (version) =>
      `Version ${version} ist bereit. Starten Sie die App neu, um sie zu verwenden. Was Sie eingegeben haben, bleibt erhalten, ein Passwort nicht.`,
    failed: {
      checking: 'Wir konnten nicht feststellen, ob es eine neuere Version gibt. Prüfen Sie Ihre Verbindung.',
      downloading:
        'Die neuere Version konnte nicht heruntergeladen werden. Diese Version funktioniert weiterhin.',
    },
    wish: { check: 'Jetzt suchen', download: 'Installieren', restart: 'Jetzt neu starten' },
    managed: (name) => `Updates werden von ${name} verwaltet.`,
    byIt: 'Ihre IT-Abteilung aktualisiert diese App.',
  },

  allowed: {
    heading: 'Was hier erlaubt ist',
    methods: 'Anmelden mit',
    none: 'Nichts',
    emailSignUp: 'Neues Konto per E-Mail',
    returnPaths: 'Antwort Ihres Browsers',
    returnPath: {
      loopback: 'direkt',
      relay: 'über eConnect',
      paste: 'von Hand übertragen',
    },
    tenants: 'Microsoft-Mandanten',
    domains: 'E-Mail-Adressen',
    any: 'Alle',
  },

  rules: {
    heading: 'Einstellungen',
    none: 'Niemand hat etwas eingestellt. Überall gilt die Vorgabe von eConnect.',
    all: 'Alle anzeigen',
    unset: 'Nicht festgelegt',
    from: (origin) => `Bestimmt durch ${origin}`,
    locked: (origin) => `Fest vorgegeben durch ${origin}`,
    alsoFrom: (origin) => `Auch bestimmt durch ${origin}`,
    empty: 'Kein einziger Wert',
  },

  sources: {
    heading: 'Woher die Regeln kommen',
    none: 'Auf diesem Computer wurden keine Regeln gefunden.',
    fine: 'Alles an dieser Stelle wird berücksichtigt.',
  },

  problem: {
    'not-trusted': 'Nicht berücksichtigt: Jeder kann das ändern. Nur ein Administrator sollte das können.',
    unreadable: 'Nicht berücksichtigt: Es ist zwar da, aber nicht lesbar.',
    malformed: 'Nicht berücksichtigt: Der Aufbau stimmt nicht.',
    'too-large': 'Nicht berücksichtigt: Es ist zu groß.',
    'duplicate-key': 'Diese Einstellung steht dort zweimal.',
    'unknown-key': 'Diese App kennt diese Einstellung nicht.',
    'invalid-value': 'Dieser Wert passt nicht zu dieser Einstellung.',
    'unknown-value':
      'Einen Teil dieser Liste kennt diese Version nicht. Dieser Teil wird nicht berücksichtigt.',
    'not-recommendable': 'Das kann nur vorgeschrieben, nicht empfohlen werden.',
    conflict: 'Es fehlt etwas, das dazugehört, oder etwas anderes widerspricht dem.',
  },

  copy: 'Als JSON kopieren',
  copied: 'Kopiert',

  keys: {
    Organization: 'Organisation',
    OwnSignInUrl: 'Anmeldeadresse der Organisation',
    SignInMode: 'Vorgeschlagen oder vorgeschrieben',
    AllowedIdentityProviders: 'Erlaubte Anmeldedienste',
    AllowedTenants: 'Erlaubte Microsoft-Mandanten',
    AllowedEmailDomains: 'Erlaubte E-Mail-Domänen',
    AllowEmailSignUp: 'Neues Konto per E-Mail',
    AllowEnvironmentSetup: 'Umgebung hier einrichten',
    AllowInvitations: 'Kollegen einladen',
    AllowedTransports: 'Erlaubte Rückwege aus dem Browser',
    RequireOsKeystore: 'Sicherer Speicher erforderlich',
    ProxyMode: 'Art des Proxys',
    ProxyServer: 'Proxyserver',
    ProxyPacUrl: 'Proxyskript (PAC)',
    ClientCertificates: 'Ihre Zertifikate',
    UpdateMode: 'Aktualisierung der App',
    Language: 'Sprache',
    ManagedByOrganizationName: 'Name der Verwaltung',
    ManagedByUrl: 'Seite der Verwaltung',
    SupportUrl: 'Helpdesk',
    Environment: 'Plattform',
  },
};
