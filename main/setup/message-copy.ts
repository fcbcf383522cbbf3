import type { SetupMessage } from '#contract/setup.ts';
import type { Language } from '#contract/snapshot.ts';
import type { MailDraft } from '../network/mail-address.ts';
import type { MessageFacts } from './message-facts.ts';

type Words = {
  accessSubject: (environment: string) => string;
  access: (environment: string) => string;
  paySubject: string;
  pay: (organisation: string) => string;
  page: (url: string) => string;
  noPage: string;
  yourOrganisation: string;
  helpSubject: string;
  help: (sought: string, environment: string) => string;
  /** In the place of what is sought, where nothing is. */
  myOrganisation: string;
};

const words: Record<Language, Words> = {
  nl: {
    accessSubject: (environment) => `Toegang tot ${environment} bij eConnect`,
    access: (environment) =>
      `Hallo,\n\nIk heb een account bij eConnect in de omgeving ${environment}, maar nog geen rechten. Wil jij me als beheerder toegang geven? Dat doe je op het platform van eConnect, onder Gebruikers.\n\nAlvast bedankt!`,
    paySubject: 'Betaling van één cent voor eConnect',
    pay: (organisation) =>
      `Hallo,\n\nOm via eConnect e-facturen te mogen versturen namens ${organisation}, vraagt eConnect een betaling van één cent vanaf de zakelijke rekening van ${organisation}. De naam van de rekening moet kloppen. Wil jij dat doen? Eén keer is genoeg.`,
    page: (url) => `\n\nHier kun je betalen (iDEAL | Wero):\n${url}`,
    noPage: '\n\nIk stuur je de link zodra je er klaar voor bent.',
    yourOrganisation: 'onze organisatie',
    helpSubject: 'Organisatie toevoegen lukt niet',
    help: (sought, environment) =>
      `Hallo,\n\nHet lukt me niet om mijn organisatie toe te voegen bij eConnect. Ik zocht: ${sought}.\nMijn omgeving is ${environment}.\n\nKunnen jullie me helpen? Alvast bedankt!`,
    myOrganisation: 'mijn organisatie',
  },
  en: {
    accessSubject: (environment) => `Access to ${environment} at eConnect`,
    access: (environment) =>
      `Hello,\n\nI have an account at eConnect in the environment ${environment}, but no rights yet. As an administrator, could you give me access? You do that on eConnect’s platform, under Users.\n\nThank you!`,
    paySubject: 'A payment of one cent for eConnect',
    pay: (organisation) =>
      `Hello,\n\nTo be allowed to send e-invoices for ${organisation} through eConnect, eConnect asks for a payment of one cent from the business account of ${organisation}. The name of the account has to match. Could you do that? Once is enough.`,
    page: (url) => `\n\nYou can pay here (iDEAL | Wero):\n${url}`,
    noPage: '\n\nI will send you the link as soon as you are ready.',
    yourOrganisation: 'our organisation',
    helpSubject: 'My organisation cannot be added',
    help: (sought, environment) =>
      `Hello,\n\nI cannot add my organisation at eConnect. I looked for: ${sought}.\nMy environment is ${environment}.\n\nCould you help me? Thank you!`,
    myOrganisation: 'my organisation',
  },
  fr: {
    accessSubject: (environment) => `Accès à ${environment} chez eConnect`,
    access: (environment) =>
      `Bonjour,\n\nJ’ai un compte chez eConnect dans l’environnement ${environment}, mais pas encore de droits. En tant qu’administrateur, pourriez-vous me donner accès\u202f? Cela se fait sur la plateforme d’eConnect, sous Utilisateurs.\n\nMerci d’avance\u202f!`,
    paySubject: 'Paiement d’un centime pour eConnect',
    pay: (organisation) =>
      `Bonjour,\n\nPour pouvoir envoyer des factures électroniques pour ${organisation} avec eConnect, eConnect demande un paiement d’un centime depuis le compte professionnel de ${organisation}. Le nom du compte doit correspondre. Pourriez-vous le faire\u202f? Une seule fois suffit.`,
    page: (url) => `\n\nVous pouvez payer ici (iDEAL | Wero)\u00a0:\n${url}`,
    noPage: '\n\nJe vous envoie le lien dès que vous êtes prêt.',
    yourOrganisation: 'notre organisation',
    helpSubject: 'Impossible d’ajouter mon organisation',
    help: (sought, environment) =>
      `Bonjour,\n\nJe n’arrive pas à ajouter mon organisation chez eConnect. J’ai cherché\u00a0: ${sought}.\nMon environnement est ${environment}.\n\nPouvez-vous m’aider\u202f? Merci d’avance\u202f!`,
    myOrganisation: 'mon organisation',
  },
  de: {
    accessSubject: (environment) => `Zugang zu ${environment} bei eConnect`,
    access: (environment) =>
      `Hallo,\n\nich habe ein Konto bei eConnect in der Umgebung ${environment}, aber noch keine Rechte. Können Sie mir als Administrator Zugang geben? Das geht auf der Plattform von eConnect unter Benutzer.\n\nVielen Dank!`,
    paySubject: 'Zahlung von einem Cent für eConnect',
    pay: (organisation) =>
      `Hallo,\n\num über eConnect E-Rechnungen für ${organisation} senden zu dürfen, bittet eConnect um eine Zahlung von einem Cent vom Geschäftskonto von ${organisation}. Der Name des Kontos muss übereinstimmen. Können Sie das übernehmen? Einmal genügt.`,
    page: (url) => `\n\nHier können Sie bezahlen (iDEAL | Wero):\n${url}`,
    noPage: '\n\nIch schicke Ihnen den Link, sobald Sie bereit sind.',
    yourOrganisation: 'unsere Organisation',
    helpSubject: 'Organisation lässt sich nicht hinzufügen',
    help: (sought, environment) =>
      `Hallo,\n\nich kann meine Organisation bei eConnect nicht hinzufügen. Gesucht habe ich: ${sought}.\nMeine Umgebung ist ${environment}.\n\nKönnen Sie mir helfen? Vielen Dank!`,
    myOrganisation: 'meine Organisation',
  },
};

const longestName = 120;

/** A name of the platform in one short line: line breaks and marks of direction would let it pass for words of this client. */
const plain = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, longestName);

/** A text to pass on to a colleague or to support, in the language of the window, as a mail to those who are known. */
export function writeMessage(message: SetupMessage, language: Language, facts: MessageFacts): MailDraft {
  const { environment, organisation, page, sought } = facts;
  const copy = words[language];
  switch (message) {
    case 'ask-for-access':
      return {
        to: facts.administrators,
        subject: copy.accessSubject(plain(environment)),
        body: copy.access(plain(environment)),
      };
    case 'ask-to-pay':
      return {
        to: [],
        subject: copy.paySubject,
        body:
          copy.pay(plain(organisation ?? copy.yourOrganisation)) +
          (page === null ? copy.noPage : copy.page(page)),
      };
    case 'ask-for-help':
      return {
        to: [],
        subject: copy.helpSubject,
        body: copy.help(plain(sought ?? copy.myOrganisation), plain(environment)),
      };
  }
}
