import type { Language } from '#contract/snapshot.ts';

/** The words of the platform's mails. */
export const mailCopy = {
  nl: {
    greeting: 'Hallo,',
    codeIntro: 'Of typ deze code in de app:',
    phraseIntro:
      'De pagina laat twee woorden zien. Ga alleen verder als de app op je eigen scherm dezelfde woorden toont:',
    spam: 'Deze e-mail kan bij je ongewenste e-mail terechtkomen. Voeg ons toe aan je contacten, dan mis je niets.',
    signature: 'Met vriendelijke groet,\neConnect',
    activation: {
      subject: 'Activeer je omgeving',
      lead: 'Je hebt met dit e-mailadres een account bij eConnect aangevraagd. Activeer je omgeving binnen 24 uur.',
      action: 'Activeer je omgeving',
      closing: 'Heb je niets aangevraagd? Dan hoef je niets te doen.',
    },
    confirmation: {
      subject: 'Bevestig je e-mailadres',
      lead: 'Je logt in bij eConnect met een account waarvan wij het e-mailadres nog niet kennen. Bevestig binnen 24 uur dat dit adres van jou is.',
      action: 'Bevestig je e-mailadres',
      closing: 'Was jij dit niet? Doe dan niets: er wordt niets gekoppeld.',
    },
    alreadyRegistered: {
      subject: 'Je hebt al een account bij eConnect',
      lead: 'Iemand, waarschijnlijk jijzelf, vroeg met dit e-mailadres een nieuw account aan. Je hebt er al een. Log in met je bestaande account of met je werkaccount.',
      closing: 'Was jij dit niet? Dan hoef je niets te doen.',
    },
    welcome: {
      subject: 'Bevestiging: je account bij eConnect is klaar',
      lead: 'Welkom {name}. Je gebruikersnaam is {username}. Ga verder met het instellen van je omgeving.',
      action: 'Ga verder met het instellen van je omgeving',
      closing: 'Hulp nodig? Antwoord op deze e-mail.',
    },
  },
  en: {
    greeting: 'Hello,',
    codeIntro: 'Or type this code in the app:',
    phraseIntro:
      'The page shows two Dutch words. Only continue if the app on your own screen shows the same ones:',
    spam: 'This email may end up in your junk folder. Add us to your contacts so you don’t miss anything.',
    signature: 'Kind regards,\neConnect',
    activation: {
      subject: 'Activate your environment',
      lead: 'You asked for an eConnect account with this email address. Activate your environment within 24 hours.',
      action: 'Activate your environment',
      closing: 'Didn’t ask for anything? Then there’s nothing to do.',
    },
    confirmation: {
      subject: 'Confirm your email address',
      lead: 'You’re signing in to eConnect with an account whose email address we don’t know yet. Confirm within 24 hours that this address is yours.',
      action: 'Confirm your email address',
      closing: 'Wasn’t this you? Then do nothing: nothing will be linked.',
    },
    alreadyRegistered: {
      subject: 'You already have an eConnect account',
      lead: 'Someone, probably you, asked for a new account with this email address. You already have one. Sign in with your existing account or with your work account.',
      closing: 'Wasn’t this you? Then there’s nothing to do.',
    },
    welcome: {
      subject: 'Confirmation: your eConnect account is ready',
      lead: 'Welcome {name}. Your username is {username}. Continue setting up your environment.',
      action: 'Continue setting up your environment',
      closing: 'Need help? Reply to this email.',
    },
  },
  fr: {
    greeting: 'Bonjour,',
    codeIntro: 'Ou saisissez ce code dans l’application :',
    phraseIntro:
      'La page affiche deux mots néerlandais. Continuez uniquement si l’application affiche les mêmes sur votre écran :',
    spam: 'Cet e-mail peut arriver dans vos courriers indésirables. Ajoutez-nous à vos contacts pour ne rien manquer.',
    signature: 'Cordialement,\neConnect',
    activation: {
      subject: 'Activez votre environnement',
      lead: 'Vous avez demandé un compte eConnect avec cette adresse e-mail. Activez votre environnement dans les 24 heures.',
      action: 'Activez votre environnement',
      closing: 'Vous n’avez rien demandé ? Vous n’avez alors rien à faire.',
    },
    confirmation: {
      subject: 'Confirmez votre adresse e-mail',
      lead: 'Vous vous connectez avec un compte dont nous ne connaissons pas encore l’adresse e-mail. Confirmez dans les 24 heures que cette adresse est la vôtre.',
      action: 'Confirmez votre adresse e-mail',
      closing: 'Ce n’était pas vous ? Alors ne faites rien : rien ne sera associé.',
    },
    alreadyRegistered: {
      subject: 'Vous avez déjà un compte eConnect',
      lead: 'Quelqu’un, sans doute vous-même, a demandé un nouveau compte avec cette adresse e-mail. Vous en avez déjà un. Connectez-vous avec votre compte existant ou votre compte professionnel.',
      closing: 'Ce n’était pas vous ? Vous n’avez alors rien à faire.',
    },
    welcome: {
      subject: 'Confirmation : votre compte eConnect est prêt',
      lead: 'Bienvenue {name}. Votre nom d’utilisateur est {username}. Continuez à configurer votre environnement.',
      action: 'Continuer à configurer votre environnement',
      closing: 'Besoin d’aide ? Répondez à cet e-mail.',
    },
  },
  de: {
    greeting: 'Guten Tag,',
    codeIntro: 'Oder geben Sie diesen Code in der App ein:',
    phraseIntro:
      'Die Seite zeigt zwei niederländische Wörter. Fahren Sie nur fort, wenn die App auf Ihrem Bildschirm dieselben zeigt:',
    spam: 'Diese E-Mail kann in Ihrem Junk-Ordner landen. Fügen Sie uns Ihren Kontakten hinzu, damit Sie nichts verpassen.',
    signature: 'Mit freundlichen Grüßen\neConnect',
    activation: {
      subject: 'Aktivieren Sie Ihre Umgebung',
      lead: 'Sie haben mit dieser E-Mail-Adresse ein eConnect-Konto angefordert. Aktivieren Sie Ihre Umgebung innerhalb von 24 Stunden.',
      action: 'Aktivieren Sie Ihre Umgebung',
      closing: 'Haben Sie nichts angefordert? Dann müssen Sie nichts tun.',
    },
    confirmation: {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
      lead: 'Sie melden sich bei eConnect mit einem Konto an, dessen E-Mail-Adresse wir noch nicht kennen. Bestätigen Sie innerhalb von 24 Stunden, dass diese Adresse Ihnen gehört.',
      action: 'Bestätigen Sie Ihre E-Mail-Adresse',
      closing: 'Waren Sie das nicht? Dann tun Sie nichts: Es wird nichts verknüpft.',
    },
    alreadyRegistered: {
      subject: 'Sie haben bereits ein eConnect-Konto',
      lead: 'Jemand, wahrscheinlich Sie selbst, hat mit dieser E-Mail-Adresse ein neues Konto angefordert. Sie haben schon eines. Melden Sie sich mit Ihrem bestehenden oder mit Ihrem beruflichen Konto an.',
      closing: 'Waren Sie das nicht? Dann müssen Sie nichts tun.',
    },
    welcome: {
      subject: 'Bestätigung: Ihr eConnect-Konto ist fertig',
      lead: 'Willkommen {name}. Ihr Benutzername ist {username}. Richten Sie Ihre Umgebung weiter ein.',
      action: 'Umgebung weiter einrichten',
      closing: 'Brauchen Sie Hilfe? Antworten Sie auf diese E-Mail.',
    },
  },
} satisfies Record<Language, object>;

export type MailCopy = (typeof mailCopy)[Language];
