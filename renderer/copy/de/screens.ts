import { keychainName } from '../keychain-name.ts';
import type { Copy } from '../shape.ts';
import { deFailures } from './failures.ts';
import { deFirst } from './first-screen.ts';
import { deOrganisation } from './organisation.ts';

const keychain = keychainName('de');

/** Every sentence of the window in German. */
export const de: Copy = {
  ...deFirst,

  blocked: {
    heading: 'Sie können noch nicht fortfahren',
    resolvedBy: {
      it: 'Geben Sie diese Angaben an Ihre IT-Abteilung weiter:',
      person: 'Gelingt es nicht? Geben Sie diese Angaben an Ihre IT-Abteilung weiter:',
      econnect: 'Wir können das lösen. Wenden Sie sich an eConnect und geben Sie diese Angaben weiter:',
    },
    code: 'Code',
    version: 'Version',
    environment: 'Plattform',
  },

  examine: 'Herausfinden, was nicht stimmt',
  tryAgainIn: (time) => `Noch einmal versuchen können Sie es in ${time}.`,

  forIt: {
    copy: 'Für Ihre IT-Abteilung kopieren',
    copied: 'Kopiert. Fügen Sie es in eine Nachricht an Ihre IT-Abteilung ein.',
  },

  progress: {
    step: (at: number, of: number) => `Schritt ${at} von ${of}:`,
    stages: {
      choose: 'Auswählen',
      address: 'E-Mail-Adresse',
      signIn: 'Anmelden',
      activate: 'Aktivieren',
      check: 'Prüfen',
      register: 'Registrieren',
      finished: 'Fertig',
    },
  },

  signingIn: {
    heading: 'Weiter in Ihrem Browser',
    phoneHeading: 'Weiter auf Ihrem Telefon',
    preparing: 'Wir prüfen, wie wir Ihren Browser am besten öffnen …',
    opening: 'Wir öffnen Ihren Browser …',
    waiting: (name) => `Wir warten, bis Sie sich bei ${name} angemeldet haben.`,
    copied: 'Der Link ist kopiert. Fügen Sie ihn in die Adresszeile Ihres Browsers ein.',
    scan: 'Scannen Sie den Code mit der Kamera Ihres Telefons und melden Sie sich dort an.',
    qr: 'QR-Code zum Anmelden auf Ihrem Telefon',
    completing: 'Die Anmeldung im Browser war erfolgreich. Wir suchen Ihr Konto; danach geht es hier weiter.',
    workAccount: 'Wählen Sie im Browser Ihr berufliches Konto. Danach geht es hier automatisch weiter.',
    reason: {
      'remote-session':
        'Sie arbeiten über Remotedesktop. Deshalb meldet eConnect dieser App, dass Sie angemeldet sind.',
      'loopback-blocked':
        'Ihr Browser kann diese App hier nicht direkt erreichen. Deshalb überbringt eConnect die Antwort.',
      'browser-missing': 'Auf diesem Computer fehlt ein Browser.',
    },
    returnPath: {
      loopback: 'Ihr Browser gibt die Antwort direkt an diese App.',
      relay: 'eConnect meldet dieser App, dass Sie angemeldet sind.',
      paste: 'Nach der Anmeldung zeigt Ihr Browser einen Text. Kopieren Sie ihn und fügen Sie ihn hier ein.',
    },
    phrase: 'Prüfen Sie, ob in Ihrem Browser dieselben zwei niederländischen Wörter stehen:',
    pasteLabel: 'Text aus Ihrem Browser',
    pasteSubmit: 'Weiter',
    nothingSeen: 'Sehen Sie nichts in Ihrem Browser?',
    cannotScan: 'Scannen nicht möglich?',
    lastCounts: 'Nur der zuletzt geöffnete Tab zählt. Ältere Tabs können Sie schließen.',
    openAgain: 'Browser erneut öffnen',
    copyLink: 'Link kopieren',
    showQr: 'Auf dem Telefon anmelden',
    anotherWay: 'Geht es nicht? Andere Verbindung versuchen',
    cancel: 'Abbrechen und anders anmelden',
  },

  queued: {
    status: 'eConnect ist gerade nicht erreichbar. Wir senden das automatisch, sobald es wieder geht.',
    keepOpen: 'Lassen Sie die App bis dahin geöffnet: Ihr Passwort wird nicht aufbewahrt.',
    sendNow: 'Jetzt senden',
    withdraw: 'Doch nicht senden',
    username: 'Tragen Sie schon Ihren Benutzernamen ein; Ihr Passwort wählen Sie später.',
  },

  checkingAccount: {
    heading: 'Ist das Ihr berufliches Konto?',
    outsideHeading: 'Dieses Konto können Sie hier nicht verwenden',
    expected: (organisation) => `Sie können sich hier nur mit einem Konto von ${organisation} anmelden.`,
    suggested: (organisation) => `Hier wird ein Konto von ${organisation} erwartet.`,
    signedInWith: (name) => `Angemeldet bei ${name}`,
    concern: {
      'outside-organisation':
        'Dieses Konto gehört nicht zu Ihrer Organisation. Wir haben nichts davon aufbewahrt.',
      'other-organisation':
        'Dieses Konto gehört zu einer anderen Organisation. Fahren Sie nur fort, wenn Sie sicher sind, dass Sie dieses Konto meinen.',
      'unverified-address':
        'Diese Adresse ist noch nicht bestätigt. Wenn Sie fortfahren, schicken wir Ihnen eine E-Mail.',
      'hidden-address':
        'Apple verbirgt Ihre eigene Adresse. Kolleginnen und Kollegen erkennen diese nicht. Wählen Sie besser „E-Mail-Adresse teilen“, oder ein anderes Konto, wenn Apple nicht mehr fragt.',
      'consumer-address':
        'Das sieht nach einer privaten E-Mail-Adresse aus. Rechnungen versenden Sie im Namen Ihrer Organisation. Nehmen Sie lieber Ihre berufliche Adresse.',
      'new-account':
        'Zu dieser Adresse gibt es noch kein Konto bei eConnect. Wenn Sie fortfahren, erstellen wir ein neues Konto.',
    },
    confirm: 'Ja, das ist mein berufliches Konto',
    other: 'Ein anderes Konto verwenden',
  },

  enteringEmail: {
    heading: 'Neues Konto erstellen',
    lead: 'Wir schicken Ihnen eine E-Mail, mit der Sie Ihre Umgebung aktivieren.',
    label: 'Berufliche E-Mail-Adresse',
    hint: 'Zum Beispiel name@firma.de',
    accountHeading: 'Haben Sie schon ein Konto?',
    accountLead: 'Haben Sie schon ein eConnect-Konto mit eigenem Passwort?',
    existing:
      'Melden Sie sich bei der Arbeit mit Microsoft oder Google an? Dann gehen Sie zurück und wählen Sie diese Schaltfläche.',
    submit: 'E-Mail senden',
    back: 'Zurück',
    terms: 'Bedingungen lesen',
    termsLoading: 'Wir rufen die Bedingungen ab …',
    termsCount: (version) =>
      `Version ${version}. Es zählen die Bedingungen, die Sie sehen, wenn Sie zustimmen.`,
  },

  waiting: {
    activation: {
      heading: 'Aktivieren Sie Ihre Umgebung',
      lead: 'Wir haben eine E-Mail geschickt an',
      instruction:
        'Klicken Sie in der E-Mail auf „Aktivieren Sie Ihre Umgebung“. Das geht auch auf Ihrem Telefon.',
    },
    confirmation: {
      heading: 'Bestätigen Sie Ihre E-Mail-Adresse',
      lead: 'Wir möchten sicher sein, dass diese Adresse Ihnen gehört. Deshalb haben wir eine E-Mail geschickt an',
      instruction:
        'Öffnen Sie die E-Mail und klicken Sie auf den Link. Das geht auch auf Ihrem Telefon. Danach geht es hier automatisch weiter.',
    },
    phrase: 'Prüfen Sie, ob auf der Seite dieselben zwei niederländischen Wörter stehen:',
    phraseDiffers: 'Andere Wörter? Dann bestätigen Sie nichts.',
    spam: 'Nichts erhalten? Sehen Sie auch im Spam-Ordner nach.',
    expires: (time) => `Der Link in der E-Mail gilt bis ${time} Uhr.`,
    status: 'Wir warten auf Ihre Bestätigung.',
    resending: 'Wir senden die E-Mail erneut …',
    resent: 'Eine neue E-Mail wurde gesendet.',
    activating: 'Wir prüfen Ihre Aktivierung …',
    codeLabel: 'Oder geben Sie den Code aus der E-Mail ein',
    codeSubmit: 'Code prüfen',
    resend: 'Erneut senden',
    resendIn: (time) => `Erneut senden können Sie in ${time}.`,
    changeEmail: 'Andere Adresse',
  },

  registering: {
    identity: {
      heading: 'Stimmen Sie den Bedingungen zu',
      lead: 'Noch ein Schritt, dann ist Ihr Konto fertig:',
    },
    email: {
      heading: 'Registrierung abschließen',
      lead: 'Wählen Sie einen Benutzernamen und ein Passwort für',
    },
    username: 'Benutzername',
    password: 'Passwort',
    passwordHint: (minimum) => `Mindestens ${minimum} Zeichen. Ein kurzer Satz eignet sich gut.`,
    passwordLimit: (maximum) => `Höchstens ${maximum} Zeichen.`,
    show: 'Anzeigen',
    hide: 'Verbergen',
    showPassword: 'Passwort anzeigen',
    hidePassword: 'Passwort verbergen',
    terms: 'Bedingungen',
    termsInBrowser: 'Im Browser lesen',
    accept: (version) => `Ich stimme den Bedingungen von eConnect zu (Version ${version}).`,
    submit: 'Registrieren',
    busy: 'Wir erstellen Ihr Konto …',
  },

  finished: {
    newHeading: 'Ihr Konto ist fertig',
    heading: 'Sie sind angemeldet',
    newLead: 'Willkommen! Sie erhalten auch eine Bestätigung per E-Mail.',
    lead: 'Schön, dass Sie wieder da sind.',
    username: (name) => `Benutzername: ${name}`,
    nextSteps: 'Was Sie jetzt tun können',
    done: 'Erledigt:',
    goOn: 'Umgebung weiter einrichten',
    video: 'Erklärvideo ansehen',
    offline: 'eConnect ist gerade nicht erreichbar. Sie sehen, was wir zuletzt wussten.',
    checking: 'Wir fragen den neuesten Stand ab …',
    signOut: 'Abmelden',
    signOutQuestion: 'Möchten Sie sich abmelden? Ihr Konto bleibt bestehen.',
    stay: 'Angemeldet bleiben',
    signOutSure: 'Ja, abmelden',
  },

  setupParts: {
    finding: 'Organisation suchen',
    confirming: 'Ist das Ihre Organisation?',
    verifying: 'Zeigen, dass Sie handeln dürfen',
    receiving: 'Senden und Empfangen über Peppol',
    inviting: 'Kollegen einladen',
    bookkeeping: 'Buchhaltung verbinden',
    'checking-invoice': 'Rechnung ausprobieren',
  },

  organisation: { ...deFirst.organisation, ...deOrganisation },

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

  failures: deFailures,
};
