import { keychainName } from '../keychain-name.ts';
import type { DoctorCopy } from '../shape.ts';

const keychain = keychainName('de');

/** What the doctor says, in German. */
export const deDoctor: DoctorCopy = {
  heading: 'Funktioniert etwas nicht?',
  close: 'Schließen',
  running: 'Wir prüfen Ihren Computer, Ihr Netzwerk und eConnect …',
  again: 'Erneut prüfen',

  lead: {
    'no-link': 'Dieser Computer ist mit keinem Netzwerk verbunden.',
    'captive-portal': 'Dieses Netzwerk möchte, dass Sie sich zuerst auf einer eigenen Seite anmelden.',
    proxy: 'Der Proxyserver dieses Netzwerks lässt diese App nicht durch.',
    intercepted: 'Etwas zwischen diesem Computer und den Servern prüft verschlüsselten Datenverkehr.',
    names: 'Dieses Netzwerk kann die Adressen der Server nicht finden.',
    unreachable: 'Nicht alle Server geben rechtzeitig eine richtige Antwort.',
    'provider-down': 'Ein Anmeldedienst hat eine Störung.',
    'platform-down': 'eConnect hat eine Störung.',
    clock: 'Die Uhr dieses Computers geht falsch.',
    'this-computer': 'Etwas an diesem Computer braucht Aufmerksamkeit.',
    unfinished: 'Nicht alles wurde geprüft. An dem, was wir gesehen haben, ist nichts auszusetzen.',
    fine: 'Wir haben nichts gefunden, was Sie aufhält.',
  },
  works: 'Anmelden können Sie sich trotzdem.',
  fineNext:
    'Versuchen Sie noch einmal, was nicht ging. Gelingt es nicht, geben Sie den Bericht an die Person, die Ihnen hilft.',

  found: 'Was wir gefunden haben',
  resolvedBy: {
    person: 'Das können Sie selbst lösen.',
    it: 'Ihre IT-Abteilung kann das lösen.',
    provider: 'Der Anmeldedienst muss das lösen.',
    econnect: 'Wir müssen das lösen.',
  },

  all: 'Alles, was wir prüfen',
  checks: {
    disk: 'Speicher auf diesem Computer',
    keychain: keychain.label,
    policy: 'Regeln Ihrer Organisation',
    browser: 'Webbrowser',
    'deep-link': 'Links zu dieser App',
    loopback: 'Antwort Ihres Browsers',
    network: 'Netzwerk',
    proxy: 'Proxyserver',
    clock: 'Uhr',
    platform: 'eConnect',
    issuer: 'Anmeldung bei eConnect',
    microsoft: 'Microsoft',
    google: 'Google',
  },
  state: {
    waiting: 'Wartet',
    running: 'Läuft',
    fine: 'In Ordnung',
    warning: 'Achtung',
    wrong: 'Nicht in Ordnung',
    skipped: 'Nicht geprüft',
  },

  host: {
    host: 'Server',
    address: 'Adresse',
    via: 'Route',
    direct: 'direkt',
    proxy: (proxy) => `über Proxy ${proxy}`,
    issuer: 'Zertifikat von',
    interceptor: 'Geprüft durch',
    status: 'Antwort',
    latency: 'Dauer',
  },
  clock: {
    fast: (time) => `Die Uhr geht ${time} vor.`,
    slow: (time) => `Die Uhr geht ${time} nach.`,
  },

  findings: {
    'disk-full': {
      happened: 'Der Datenträger dieses Computers ist voll oder fast voll.',
      next: 'Schaffen Sie Platz, zum Beispiel indem Sie den Papierkorb leeren.',
    },
    'disk-read-only': {
      happened: 'Die App kann auf diesem Computer nichts speichern.',
      next: 'Fragen Sie Ihre IT-Abteilung, ob Sie in Ihrem eigenen Ordner schreiben dürfen.',
    },
    'keychain-locked': {
      happened: `${keychain.subject} ist gesperrt.`,
      next: `Entsperren Sie ${keychain.object}, dann bleiben Sie angemeldet, wenn Sie die App schließen.`,
    },
    'keychain-missing': {
      happened: 'Dieser Computer hat keinen sicheren Speicher für Ihre Sitzung.',
      next: 'Sie können sich anmelden, nach dem Schließen der App aber von Neuem. Bitten Sie Ihre IT-Abteilung um einen sicheren Speicher für Passwörter.',
    },
    'keychain-unreadable': {
      happened: `${keychain.subject} antwortet nicht.`,
      next: 'Starten Sie Ihren Computer neu und versuchen Sie es noch einmal.',
    },
    'keychain-forbidden': {
      happened: 'Die Regeln dieses Computers erlauben nicht, Ihre Sitzung aufzubewahren.',
      next: 'Sie können sich anmelden, nach dem Schließen der App aber von Neuem. Nur Ihre IT-Abteilung kann das ändern.',
    },
    'policy-invalid': {
      happened: 'Die Regeln Ihrer Organisation sind nicht lesbar. Deshalb ist die Anmeldung gestoppt.',
      next: 'Bitten Sie Ihre IT-Abteilung, die Regeln zu berichtigen. Unter „Organisation“ steht, was nicht stimmt.',
    },
    'policy-not-trusted': {
      happened: 'Eine Datei mit Regeln wird nicht berücksichtigt, weil jeder sie ändern kann.',
      next: 'Fragen Sie Ihre IT-Abteilung, ob diese Datei richtig ist. Unter „Organisation“ steht, welche es ist.',
    },
    'policy-problems': {
      happened: 'Ein Teil der Regeln Ihrer Organisation wird nicht berücksichtigt.',
      next: 'Bitten Sie Ihre IT-Abteilung, die Regeln zu prüfen. Unter „Organisation“ steht, was nicht stimmt.',
    },
    'browser-missing': {
      happened: 'Es gibt kein Programm, das Webadressen öffnet.',
      next: 'Melden Sie sich auf Ihrem Telefon an, oder bitten Sie Ihre IT-Abteilung um einen Browser.',
    },
    'deep-link-elsewhere': {
      happened: 'Links zu dieser App öffnen ein anderes Programm.',
      next: 'Wählen Sie die Schaltfläche unten. Anmelden können Sie sich auch ohne diese Links.',
    },
    'loopback-blocked': {
      happened: 'Ihr Browser kann diese App nicht erreichen, wahrscheinlich wegen einer Sicherheitssoftware.',
      next: 'Wählen Sie die Schaltfläche unten, wenn es eine gibt. Oder bitten Sie Ihre IT-Abteilung, diese App zuzulassen.',
    },
    'clock-wrong': {
      happened: 'Die Uhr dieses Computers geht falsch.',
      next: 'Stellen Sie die Uhrzeit in den Einstellungen Ihres Computers auf automatisch.',
    },
    'no-link': {
      happened: 'Dieser Computer ist mit keinem Netzwerk verbunden.',
      next: 'Schalten Sie WLAN ein oder schließen Sie ein Kabel an, und prüfen Sie erneut.',
    },
    'captive-portal': {
      happened:
        'Dieses Netzwerk lässt Sie erst durch, wenn Sie sich auf einer eigenen Seite angemeldet haben.',
      next: 'Öffnen Sie diese Seite, melden Sie sich an und prüfen Sie danach erneut.',
    },
    'proxy-unreachable': {
      happened: 'Der Proxyserver, den dieser Computer nutzen muss, antwortet nicht.',
      next: 'Schalten Sie Ihr VPN ein, falls Sie bei der Arbeit eines nutzen. Gelingt es nicht, geben Sie den Bericht an Ihre IT-Abteilung.',
    },
    'proxy-auth-required': {
      happened: 'Der Proxyserver verlangt einen Namen und ein Passwort, die diese App nicht hat.',
      next: 'Bitten Sie Ihre IT-Abteilung, diese App durch den Proxy zu lassen. Oder versuchen Sie ein anderes Netzwerk.',
    },
    'proxy-refused': {
      happened: 'Der Proxyserver lässt niemanden zu diesem Server durch.',
      next: 'Bitten Sie Ihre IT-Abteilung, diesen Server zuzulassen. Der Bericht nennt ihn.',
    },
    'tls-intercepted': {
      happened: 'Ein Produkt in diesem Netzwerk oder auf diesem Computer prüft verschlüsselten Datenverkehr.',
      next: 'Gelingt die Anmeldung nicht, bitten Sie Ihre IT-Abteilung, das für diese Server abzuschalten.',
    },
    'certificate-untrusted': {
      happened: 'Der Server hat ein Zertifikat gezeigt, dem dieser Computer nicht vertraut.',
      next: 'Versuchen Sie ein anderes Netzwerk, oder geben Sie den Bericht an Ihre IT-Abteilung.',
    },
    'name-not-found': {
      happened: 'Die Adresse dieses Servers ist in diesem Netzwerk nicht zu finden.',
      next: 'Schalten Sie Ihr VPN ein, falls Sie bei der Arbeit eines nutzen. Gelingt es nicht, geben Sie den Bericht an Ihre IT-Abteilung.',
    },
    'host-unreachable': {
      happened: 'Es kommt keine Antwort. Wahrscheinlich hält eine Firewall die Verbindung auf.',
      next: 'Versuchen Sie ein anderes Netzwerk, oder geben Sie den Bericht an Ihre IT-Abteilung.',
    },
    'host-slow': {
      happened: 'Die Antwort lässt lange auf sich warten.',
      next: 'Versuchen Sie es in ein paar Minuten noch einmal, oder in einem anderen Netzwerk.',
    },
    'answer-invalid': {
      happened: 'Etwas anderes als der Server hat geantwortet, etwa ein Filter in diesem Netzwerk.',
      next: 'Versuchen Sie ein anderes Netzwerk, oder geben Sie den Bericht an Ihre IT-Abteilung.',
    },
    'provider-down': {
      happened: 'Dieser Anmeldedienst hat eine Störung. Das liegt nicht an Ihnen.',
      next: 'Wählen Sie eine andere Anmeldemethode, oder versuchen Sie es später noch einmal.',
    },
    'platform-down': {
      happened: 'eConnect hat eine Störung. Das liegt nicht an Ihnen.',
      next: 'Versuchen Sie es in ein paar Minuten noch einmal. Was Sie eingegeben haben, bleibt erhalten.',
    },
  },

  remedy: {
    'unlock-keychain': {
      button: 'Entsperren',
      done: `Wir haben um Zugriff gebeten: ${keychain.label}.`,
    },
    'register-deep-link': {
      button: 'Links mit dieser App öffnen',
      done: 'Wir haben Ihren Computer gebeten, Links mit dieser App zu öffnen.',
    },
    'use-relay': {
      button: 'Über eConnect anmelden',
      done: 'Ab jetzt meldet eConnect dieser App, dass Sie angemeldet sind.',
    },
    'open-network-page': {
      button: 'Seite des Netzwerks öffnen',
      done: 'Die Seite ist in Ihrem Browser geöffnet. Melden Sie sich dort an und prüfen Sie danach erneut.',
    },
  },

  report: {
    show: 'Bericht ansehen',
    label: 'Bericht',
    loading: 'Wir erstellen den Bericht …',
    about: 'Das bekommt zu sehen, wer Ihnen hilft. Passwörter oder Konten stehen nicht darin.',
    copy: 'Bericht kopieren',
    copied: 'Kopiert',
  },
};
