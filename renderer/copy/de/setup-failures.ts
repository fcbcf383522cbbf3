import type { SetupFailureCopy } from '../shape.ts';

/** The words for each failure of the setup in German. */
export const deSetupFailures = {
  'not-administrator': {
    happened: 'Das darf nur ein Administrator Ihrer Umgebung.',
    next: 'Bitten Sie einen Administrator darum. Die Übersicht zeigt, wer das ist.',
  },
  'organisation-elsewhere': {
    happened: 'Diese Organisation gehört bereits zu einer anderen Umgebung.',
    next: 'Fragen Sie in Ihrer Organisation, wer diese Umgebung verwaltet, oder wenden Sie sich an eConnect.',
  },
  'organisation-limit': {
    happened: 'Ihre Umgebung hat bereits so viele Organisationen, wie Ihr Tarif erlaubt.',
    next: 'Entfernen Sie auf der Plattform eine Organisation, oder fragen Sie eConnect nach Ihrem Tarif.',
  },
  'registered-elsewhere': {
    happened: 'Diese Nummer empfängt bereits über einen anderen Anbieter.',
    next: 'Daran ändert sich nichts: Senden können Sie hier trotzdem. Um hier zu empfangen, muss der Anbieter die Nummer erst freigeben.',
  },
  'already-member': {
    happened: 'Diese Person hat bereits Zugang.',
    next: 'Sie müssen nichts tun.',
  },
  'address-elsewhere': {
    happened: 'Diese Adresse gehört zu einer anderen Domain.',
    next: 'Personen mit dieser Domain bekommen eine eigene Umgebung. Verwenden Sie eine Adresse Ihrer eigenen Organisation.',
  },
  'no-longer-there': {
    happened:
      'Das gibt es nicht mehr: Jemand aus Ihrer Organisation oder eConnect hat es inzwischen entfernt.',
    next: 'Sehen Sie in die Übersicht und beginnen Sie bei Bedarf neu.',
  },
  'invoice-too-large': {
    happened: 'Diese Datei ist größer als 5 MB.',
    next: 'Wählen Sie eine kleinere Datei. Große Anhänge können Sie für die Prüfung weglassen.',
  },
  'invoice-not-xml': {
    happened: 'Diese Datei ist keine XML-Rechnung.',
    next: 'Wählen Sie die XML-Datei der Rechnung. Eine PDF-Datei können wir nicht prüfen.',
  },
  'invoice-unreadable': {
    happened: 'Wir können die Zeichen in dieser Datei nicht lesen.',
    next: 'Speichern Sie die Rechnung in Ihrem Programm als XML in UTF-8. Wählen Sie dann diese Datei.',
  },
} satisfies SetupFailureCopy;
