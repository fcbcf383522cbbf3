import { type BrowserWindow, type Certificate, dialog } from 'electron';
import type { Language } from '#contract/snapshot.ts';
import type { ChooseCertificate } from './client-certificates.ts';

/** The most certificates that fit in the dialog. */
const maxChoices = 8;

type Words = { message: (host: string) => string; detail: string; none: string };

const copy: Record<Language, Words> = {
  nl: {
    message: (host) => `${host} vraagt om een certificaat dat zegt wie je bent.`,
    detail:
      'Kies het certificaat dat je hiervoor hebt gekregen. Weet je niet welk, kies dan “Geen certificaat” en vraag het je IT-afdeling.',
    none: 'Geen certificaat',
  },
  en: {
    message: (host) => `${host} asks for a certificate that says who you are.`,
    detail:
      'Choose the certificate that you were given for this. If you do not know which, choose “No certificate” and ask your IT department.',
    none: 'No certificate',
  },
  fr: {
    message: (host) => `${host} demande un certificat qui indique qui vous êtes.`,
    detail:
      'Choisissez le certificat que vous avez reçu pour cela. Si vous ne savez pas lequel, choisissez « Aucun certificat » et demandez à votre service informatique.',
    none: 'Aucun certificat',
  },
  de: {
    message: (host) => `${host} verlangt ein Zertifikat, das sagt, wer Sie sind.`,
    detail:
      'Wählen Sie das Zertifikat, das Sie dafür erhalten haben. Wenn Sie nicht wissen, welches, wählen Sie „Kein Zertifikat“ und fragen Sie Ihre IT-Abteilung.',
    none: 'Kein Zertifikat',
  },
};

/** Creates the dialog in which the person chooses a certificate. Closing it, or pressing Enter at once, chooses none. */
export function createCertificateDialog({
  window,
  language,
}: {
  window: () => BrowserWindow | null;
  language: () => Language;
}): ChooseCertificate {
  return async (host, certificates) => {
    const offered = certificates.slice(0, maxChoices);
    const words = copy[language()];
    const none = offered.length;
    const options = {
      type: 'question' as const,
      message: words.message(host.replace(/:443$/, '')),
      detail: words.detail,
      buttons: [...offered.map(nameOf), words.none],
      defaultId: none,
      cancelId: none,
    };
    const parent = window();
    const { response } = await (parent === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(parent, options));
    return offered[response] ?? null;
  };
}

/** The label of a certificate. The issuer and the last valid day distinguish certificates of the same name. */
function nameOf({ subjectName, issuerName, validExpiry }: Certificate): string {
  return `${subjectName} (${issuerName}, ${new Date(validExpiry * 1000).toISOString().slice(0, 10)})`;
}
