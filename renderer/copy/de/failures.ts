import type { FailureCopy } from '../failure-copy.ts';
import { keychainName } from '../keychain-name.ts';
import { deSetupFailures } from './setup-failures.ts';

const keychain = keychainName('de');

/** What went wrong and what to do next, in German. */
export const deFailures = {
  unexpected: {
    happened: 'Es ist etwas passiert, womit wir nicht gerechnet haben.',
    next: 'Versuchen Sie es noch einmal. Kommt es wieder vor, schließen Sie die App und starten Sie sie neu.',
  },
  'malformed-request': {
    happened: 'Die App hat Ihre letzte Aktion nicht verstanden.',
    next: 'Versuchen Sie es noch einmal. Kommt es wieder vor, starten Sie die App neu.',
  },
  offline: {
    happened: 'Sie haben gerade keine Internetverbindung.',
    next: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Was Sie eingegeben haben, bleibt erhalten.',
  },
  timeout: {
    happened: 'Es hat zu lange gedauert, bis eine Antwort kam.',
    next: 'Versuchen Sie es in einer Minute noch einmal.',
  },
  'name-not-found': {
    happened: 'Die Adresse von eConnect oder von Ihrem Anmeldedienst ist in diesem Netzwerk nicht zu finden.',
    next: 'Prüfen Sie Ihre Verbindung. Schalten Sie Ihr VPN ein, falls Sie bei der Arbeit eines nutzen. Versuchen Sie es dann noch einmal.',
  },
  'captive-portal': {
    happened: 'Melden Sie sich zuerst in diesem Netzwerk an.',
    next: 'Öffnen Sie Ihren Browser und folgen Sie der Seite, die erscheint. Versuchen Sie es dann hier noch einmal.',
  },
  'proxy-unreachable': {
    happened: 'Der Proxyserver dieses Netzwerks ist nicht erreichbar.',
    next: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Gelingt es nicht, bitten Sie Ihre IT-Abteilung um Hilfe.',
  },
  'proxy-auth-required': {
    happened: 'Der Proxyserver dieses Netzwerks möchte zuerst wissen, wer Sie sind.',
    next: 'Bitten Sie Ihre IT-Abteilung, diese App durch den Proxy zu lassen. Oder versuchen Sie ein anderes Netzwerk.',
  },
  'certificate-untrusted': {
    happened:
      'Die Verbindung zeigt ein Zertifikat, dem dieser Computer nicht vertraut. Sicherheitshalber haben wir abgebrochen.',
    next: 'Versuchen Sie ein anderes Netzwerk, oder fragen Sie Ihre IT-Abteilung, ob dieses verschlüsselten Datenverkehr prüft.',
  },
  'platform-unavailable': {
    happened: 'eConnect ist gerade nicht erreichbar. Das liegt nicht an Ihnen.',
    next: 'Versuchen Sie es in ein paar Minuten noch einmal.',
  },
  'platform-answer-invalid': {
    happened: 'Die Antwort stimmte nicht. Vielleicht verändert etwas in diesem Netzwerk den Datenverkehr.',
    next: 'Versuchen Sie es in einem anderen Netzwerk, oder bitten Sie Ihre IT-Abteilung um Hilfe.',
  },
  'client-too-old': {
    happened: 'Diese Version der App ist zu alt, um sie noch sicher zu verwenden.',
    next: 'Installieren Sie die neueste Version, oder bitten Sie Ihre IT-Abteilung darum.',
  },
  'too-many-requests': {
    happened: 'Das wurde zu oft hintereinander versucht.',
    next: 'Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal.',
  },
  'environment-invalid': {
    happened: 'Die Einstellungen dieser App sind beschädigt.',
    next: 'Bitten Sie Ihre IT-Abteilung, die App neu zu installieren.',
  },
  'environment-incomplete': {
    happened: 'In den Einstellungen dieser App fehlen Angaben für die Anmeldung.',
    next: 'Bitten Sie Ihre IT-Abteilung, die Einstellungen zu ergänzen.',
  },
  'policy-invalid': {
    happened:
      'Die Regeln Ihrer Organisation für diese App sind nicht lesbar. Sicherheitshalber ist die Anmeldung gestoppt.',
    next: 'Bitten Sie Ihre IT-Abteilung, die Regeln zu berichtigen, und wählen Sie danach „Erneut versuchen“.',
  },
  'nothing-allowed': {
    happened: 'Nach den Einstellungen Ihrer Organisation ist keine Anmeldemethode erlaubt.',
    next: 'Bitten Sie Ihre IT-Abteilung, mindestens eine zu erlauben.',
  },
  'not-allowed-here': {
    happened: 'Ihre Organisation erlaubt diese Anmeldemethode hier nicht.',
    next: 'Wählen Sie eine der Anmeldemethoden auf diesem Bildschirm.',
  },
  'email-outside-organisation': {
    happened: 'Diese Adresse gehört nicht zu Ihrer Organisation.',
    next: 'Geben Sie die E-Mail-Adresse ein, die Sie von Ihrer Organisation erhalten haben.',
  },
  'keystore-required': {
    happened: `Ihre Organisation möchte, dass Ihre Sitzung sicher aufbewahrt wird. ${keychain.subject} funktioniert gerade nicht.`,
    next: `Entsperren Sie ${keychain.object} und versuchen Sie es noch einmal. Oder bitten Sie Ihre IT-Abteilung um Hilfe.`,
  },
  'organisation-unknown': {
    happened: 'eConnect kennt diese Organisation nicht.',
    next: 'Prüfen Sie den Link oder den Namen, oder fragen Sie Ihre IT-Abteilung nach dem richtigen.',
  },
  'organisation-unavailable': {
    happened: 'Die Angaben zu Ihrer Organisation können gerade nicht abgerufen werden.',
    next: 'Prüfen Sie Ihre Verbindung und versuchen Sie es in ein paar Minuten noch einmal.',
  },
  'organisation-answer-invalid': {
    happened:
      'Wir haben Angaben zu Ihrer Organisation erhalten, denen wir nicht vertrauen. Es hat sich nichts geändert.',
    next: 'Versuchen Sie es in einem anderen Netzwerk, oder bitten Sie uns um Hilfe.',
  },
  'organisation-changed': {
    happened:
      'Die Angaben zu dieser Organisation haben sich gerade geändert. Es wurde noch nichts eingestellt.',
    next: 'Wählen Sie „Erneut versuchen“ und sehen Sie sich die neuen Angaben an, bevor Sie zustimmen.',
  },
  'profile-unreadable': {
    happened: 'Diese Datei ist kein Organisationsprofil, oder sie ist beschädigt.',
    next: 'Bitten Sie Ihre IT-Abteilung, das Profil erneut zu schicken, am besten als Anhang oder Download.',
  },
  'profile-tampered': {
    happened: 'Dieses Profil wurde geändert, nachdem eConnect es signiert hatte. Wir verwenden es nicht.',
    next: 'Bitten Sie Ihre IT-Abteilung um das Original, und sagen Sie ihr, woher Sie dieses haben.',
  },
  'profile-unknown-key': {
    happened: 'Dieses Profil ist mit einem Schlüssel signiert, den diese App nicht kennt.',
    next: 'Installieren Sie die neueste Version der App. Oder bitten Sie Ihre IT-Abteilung um ein neues Profil.',
  },
  'profile-expired': {
    happened: 'Dieses Organisationsprofil ist abgelaufen.',
    next: 'Bitten Sie Ihre IT-Abteilung um ein neues.',
  },
  'profile-older': {
    happened: 'Dieses Profil ist älter als das, das Sie bereits nutzen. Jenes gilt weiter.',
    next: 'Bitten Sie Ihre IT-Abteilung um das neueste Profil, wenn sich etwas ändern soll.',
  },
  'browser-not-opened': {
    happened: 'Ihr Browser hat sich nicht geöffnet.',
    next: 'Wählen Sie „Link kopieren“ und fügen Sie den Link in die Adresszeile Ihres Browsers ein.',
  },
  'listener-unavailable': {
    happened: 'Die App kann auf diesem Computer nicht auf die Antwort Ihres Browsers warten.',
    next: 'Starten Sie die App neu. Hilft das nicht, fragen Sie Ihre IT-Abteilung, ob eine Sicherheitssoftware das blockiert.',
  },
  'sign-in-denied': {
    happened: 'In Ihrem Browser wurde keine Zustimmung gegeben.',
    next: 'Versuchen Sie es noch einmal und stimmen Sie zu. Muss ein Administrator zustimmen? Fragen Sie Ihre IT-Abteilung.',
  },
  'sign-in-approval-required': {
    happened: 'Ihre IT-Abteilung muss diese App zuerst genehmigen. Das können Sie nicht selbst.',
    next: 'Senden Sie die Angaben unten an Ihre IT-Abteilung und versuchen Sie es danach noch einmal. Oder wählen Sie eine andere Anmeldemethode.',
  },
  'sign-in-not-assigned': {
    happened: 'Ihre Organisation hat diese App noch nicht für Sie freigeschaltet.',
    next: 'Senden Sie die Angaben unten an Ihre IT-Abteilung und versuchen Sie es danach noch einmal. Oder wählen Sie eine andere Anmeldemethode.',
  },
  'sign-in-app-unknown': {
    happened: 'Ihr Anmeldedienst kennt diese App nicht, oder sie ist für Ihre Organisation abgeschaltet.',
    next: 'Senden Sie die Angaben unten an Ihre IT-Abteilung, oder wählen Sie eine andere Anmeldemethode.',
  },
  'sign-in-policy-blocked': {
    happened: 'Ihre Organisation erlaubt die Anmeldung hier nicht, etwa auf diesem Gerät oder an diesem Ort.',
    next: 'Versuchen Sie es mit einem Computer oder Netzwerk Ihrer Arbeit. Oder senden Sie die Angaben unten an Ihre IT-Abteilung.',
  },
  'sign-in-timeout': {
    happened: 'Die Anmeldung in Ihrem Browser wurde nicht rechtzeitig abgeschlossen.',
    next: 'Beginnen Sie neu, oder wählen Sie eine andere Anmeldemethode.',
  },
  'sign-in-failed': {
    happened: 'Die Anmeldung ist fehlgeschlagen.',
    next: 'Versuchen Sie es noch einmal, oder wählen Sie eine andere Anmeldemethode.',
  },
  'sign-in-answer-invalid': {
    happened: 'Die Antwort auf Ihren Anmeldeversuch stimmte nicht. Sicherheitshalber haben wir abgebrochen.',
    next: 'Schließen Sie alte Tabs in Ihrem Browser und beginnen Sie neu.',
  },
  'provider-unavailable': {
    happened: 'Dieser Anmeldedienst ist gerade nicht erreichbar.',
    next: 'Versuchen Sie es in ein paar Minuten noch einmal, oder wählen Sie eine andere Anmeldemethode.',
  },
  'method-unavailable': {
    happened: 'Mit dieser Anmeldemethode können Sie sich hier gerade nicht anmelden.',
    next: 'Wählen Sie eine der anderen Anmeldemethoden.',
  },
  'clock-wrong': {
    happened: 'Die Uhr dieses Computers geht falsch, und dann funktioniert die Anmeldung nicht.',
    next: 'Stellen Sie die Zeit in den Einstellungen Ihres Computers auf automatisch. Versuchen Sie es dann noch einmal.',
  },
  'paste-wrong': {
    happened: 'Das ist nicht der Text dieses Anmeldeversuchs.',
    next: 'Kopieren Sie den ganzen Text aus dem neuesten Browser-Tab und fügen Sie ihn hier ein.',
  },
  'address-missing': {
    happened: 'Dieses Konto hat keine E-Mail-Adresse weitergegeben.',
    next: 'Wählen Sie ein Konto mit E-Mail-Adresse, oder stimmen Sie zu, sie zu teilen.',
  },
  'address-missing-at-microsoft': {
    happened:
      'Bei Ihrem Microsoft-Konto ist keine E-Mail-Adresse eingetragen. Ohne Adresse können wir Ihr Konto weder finden noch erstellen.',
    next: 'Bitten Sie Ihre IT-Abteilung mit den Angaben unten, sie einzutragen. Oder wählen Sie eine andere Anmeldemethode.',
  },
  'organisation-mismatch': {
    happened: 'Dieses Konto gehört nicht zu Ihrer Organisation.',
    next: 'Melden Sie sich mit dem Konto an, das Sie von Ihrer Organisation erhalten haben.',
  },
  'session-ended': {
    happened: 'Sie wurden automatisch abgemeldet.',
    next: 'Melden Sie sich erneut an, um fortzufahren.',
  },
  'session-lost': {
    happened: 'Ihre Sitzung konnte nicht erneuert werden: Eine Antwort von eConnect ging unterwegs verloren.',
    next: 'Melden Sie sich erneut an, um fortzufahren. Es ist nichts verloren.',
  },
  'session-not-kept': {
    happened: `Sie wurden abgemeldet. Ihre Organisation möchte, dass Ihre Sitzung sicher aufbewahrt wird. ${keychain.subject} funktioniert gerade nicht.`,
    next: `Entsperren Sie ${keychain.object} und melden Sie sich erneut an. Oder bitten Sie Ihre IT-Abteilung um Hilfe.`,
  },
  'account-changed': {
    happened:
      'eConnect hat für ein anderes Konto geantwortet als das, mit dem Sie angemeldet sind. Zur Sicherheit wurden Sie abgemeldet.',
    next: 'Melden Sie sich erneut an. Passiert es wieder, wenden Sie sich an eConnect.',
  },
  'confirmed-sign-in-again': {
    happened: 'Ihre E-Mail-Adresse ist bestätigt und verknüpft.',
    next: 'Melden Sie sich noch einmal an, um fortzufahren.',
  },
  'email-invalid': {
    happened: 'Das sieht nicht nach einer vollständigen E-Mail-Adresse aus.',
    next: 'Geben Sie eine Adresse wie name@firma.de ein.',
  },
  'manual-sign-up-disabled': {
    happened: 'Ein Konto allein mit einer E-Mail-Adresse kann nicht mehr erstellt werden.',
    next: 'Gehen Sie zurück. Melden Sie sich mit dem Konto an, das Sie bei der Arbeit bereits nutzen.',
  },
  'sign-up-expired': {
    happened: 'Die E-Mail zur Aktivierung ist abgelaufen.',
    next: 'Geben Sie Ihre E-Mail-Adresse erneut ein. Sie erhalten dann eine neue E-Mail.',
  },
  'code-invalid': {
    happened: 'Geben Sie den sechsstelligen Code ein.',
    next: 'Übernehmen Sie die sechs Ziffern aus der neuesten E-Mail. Es wurde noch nichts gesendet.',
  },
  'code-wrong': {
    happened: 'Dieser Code stimmt nicht.',
    next: 'Sehen Sie in der neuesten E-Mail nach und geben Sie den Code genau so ein.',
  },
  'code-tries-used-up': {
    happened: 'Der Code wurde zu oft falsch eingegeben.',
    next: 'Verwenden Sie den Link in der E-Mail, oder lassen Sie eine neue E-Mail senden.',
  },
  'resend-too-soon': {
    happened: 'Gerade eben wurde schon eine E-Mail gesendet.',
    next: 'Warten Sie, bis die Zeit um ist, und versuchen Sie es dann noch einmal.',
  },
  'username-taken': {
    happened: 'Dieser Benutzername ist bereits vergeben.',
    next: 'Wählen Sie einen anderen, zum Beispiel mit Ihrem Nachnamen oder einer Ziffer.',
  },
  'username-invalid': {
    happened: 'Geben Sie einen gültigen Benutzernamen ein.',
    next: 'Verwenden Sie nur Buchstaben, Ziffern, Punkte, Bindestriche oder Ihre E-Mail-Adresse.',
  },
  'username-too-long': {
    happened: 'Dieser Benutzername ist zu lang.',
    next: 'Wählen Sie einen kürzeren, zum Beispiel Ihre E-Mail-Adresse.',
  },
  'password-too-weak': {
    happened: 'Dieses Passwort ist nicht stark genug.',
    next: 'Machen Sie es länger, zum Beispiel mit ein paar Wörtern ohne Zusammenhang.',
  },
  'password-too-long': {
    happened: 'Dieses Passwort ist zu lang.',
    next: 'Kürzen Sie es. In einem Passwortmanager können Sie die Länge einstellen.',
  },
  'password-needed-again': {
    happened:
      'Die App wurde neu gestartet, bevor Ihre Registrierung gesendet werden konnte. Ihr Passwort wurde nicht aufbewahrt.',
    next: 'Geben Sie Ihr Passwort erneut ein und wählen Sie „Registrieren“.',
  },
  'terms-changed': {
    happened: 'Die Bedingungen wurden gerade geändert.',
    next: 'Lesen Sie die neue Version und setzen Sie das Häkchen erneut.',
  },
  'terms-not-accepted': {
    happened: 'Sie haben den Bedingungen noch nicht zugestimmt.',
    next: 'Setzen Sie das Häkchen, um sich zu registrieren.',
  },
  'registration-expired': {
    happened: 'Ihre Registrierung ist abgelaufen.',
    next: 'Beginnen Sie neu. Das dauert nur ein paar Minuten.',
  },
  'link-not-allowed': {
    happened: 'Diesen Link darf die App nicht öffnen.',
    next: 'Gehen Sie in Ihrem Browser selbst zu eConnect, oder bitten Sie uns um Hilfe.',
  },
  'mail-not-opened': {
    happened: 'Ihr E-Mail-Programm ging nicht auf.',
    next: 'Kopieren Sie die Nachricht, und fügen Sie sie in eine E-Mail ein.',
  },
  ...deSetupFailures,
} satisfies FailureCopy;
