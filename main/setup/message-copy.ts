import type { SetupMessage } from '#contract/setup.ts';
import type { Language } from '#contract/snapshot.ts';

/** What a message to a colleague is about. `page` is absent where the colleague needs another way than a page. */
type MessageFacts = { environment: string; organisation: string | null; page: string | null };

type Words = {
  access: (environment: string) => string;
  pay: (organisation: string) => string;
  page: (url: string) => string;
  noPage: string;
  yourOrganisation: string;
};

const words: Record<Language, Words> = {
  nl: {
    access: (environment) =>
      `Hallo,\n\nIk heb een account bij eConnect in de omgeving ${environment}, maar nog geen rechten. Wil jij me als beheerder toegang geven? Dat doe je op het platform van eConnect, onder Gebruikers.\n\nAlvast bedankt!`,
    pay: (organisation) =>
      `Hallo,\n\nOm via eConnect e-facturen te mogen versturen namens ${organisation}, vraagt eConnect een betaling van één cent vanaf de zakelijke rekening van ${organisation}. De naam van de rekening moet kloppen. Wil jij dat doen? Eén keer is genoeg.`,
    page: (url) => `\n\nHier kun je betalen (iDEAL | Wero):\n${url}`,
    noPage: '\n\nIk stuur je de link zodra je er klaar voor bent.',
    yourOrganisation: 'onze organisatie',
  },
  en: {
    access: (environment) =>
      `Hello,\n\nI have an account at eConnect in the environment ${environment}, but no rights yet. As an administrator, could you give me access? You do that on eConnect’s platform, under Users.\n\nThank you!`,
    pay: (organisation) =>
      `Hello,\n\nTo be allowed to send e-invoices for ${organisation} through eConnect, eConnect asks for a payment of one cent from the business account of ${organisation}. The name of the account has to match. Could you do that? Once is enough.`,
    page: (url) => `\n\nYou can pay here (iDEAL | Wero):\n${url}`,
    noPage: '\n\nI will send you the link as soon as you are ready.',
    yourOrganisation: 'our organisation',
  },
  fr: {
    access: (environment) =>
      `Bonjour,\n\nJ’ai un compte chez eConnect dans l’environnement ${environment}, mais pas encore de droits. En tant qu’administrateur, pourriez-vous me donner accès\u202f? Cela se fait sur la plateforme d’eConnect, sous Utilisateurs.\n\nMerci d’avance\u202f!`,
    pay: (organisation) =>
      `Bonjour,\n\nPour pouvoir envoyer des factures électroniques pour ${organisation} avec eConnect, eConnect demande un paiement d’un centime depuis le compte professionnel de ${organisation}. Le nom du compte doit correspondre. Pourriez-vous le faire\u202f? Une seule fois suffit.`,
    page: (url) => `\n\nVous pouvez payer ici (iDEAL | Wero)\u00a0:\n${url}`,
    noPage: '\n\nJe vous envoie le lien dès que vous êtes prêt.',
    yourOrganisation: 'notre organisation',
  },
  de: {
    access: (environment) =>
      `Hallo,\n\nich habe ein Konto bei eConnect in der Umgebung ${environment}, aber noch keine Rechte. Können Sie mir als Administrator Zugang geben? Das geht auf der Plattform von eConnect unter Benutzer.\n\nVielen Dank!`,
    pay: (organisation) =>
      `Hallo,\n\num über eConnect E-Rechnungen für ${organisation} senden zu dürfen, bittet eConnect um eine Zahlung von einem Cent vom Geschäftskonto von ${organisation}. Der Name des Kontos muss übereinstimmen. Können Sie das übernehmen? Einmal genügt.`,
    page: (url) => `\n\nHier können Sie bezahlen (iDEAL | Wero):\n${url}`,
    noPage: '\n\nIch schicke Ihnen den Link, sobald Sie bereit sind.',
    yourOrganisation: 'unsere Organisation',
  },
};

const longestName = 120;

/** A name of the platform in one short line: line breaks and marks of direction would let it pass for words of this client. */
const plain = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, longestName);

/** A text to pass on to a colleague, in the language of the window. */
export function writeMessage(message: SetupMessage, language: Language, facts: MessageFacts): string {
  const { access, pay, page, noPage, yourOrganisation } = words[language];
  switch (message) {
    case 'ask-for-access':
      return access(plain(facts.environment));
    case 'ask-to-pay':
      return (
        pay(plain(facts.organisation ?? yourOrganisation)) + (facts.page === null ? noPage : page(facts.page))
      );
  }
}
