/** The words of the platform's mails. */
export const mailCopy = {
  nl: {
    greeting: 'Hallo,',
    codeIntro: 'Of typ deze code in de app:',
    phraseIntro:
      'De pagina laat twee woorden zien. Ga alleen verder als de app op je eigen scherm dezelfde woorden toont:',
    spam: 'Deze mail kan in je map met ongewenste post terechtkomen. Voeg ons toe aan je contacten, dan mis je niets.',
    signature: 'Met vriendelijke groet,\neConnect',
    activation: {
      subject: 'Activeer je omgeving',
      lead: 'Je hebt met dit e-mailadres een account bij eConnect aangevraagd. Activeer je omgeving binnen 24 uur.',
      action: 'Activeer je omgeving',
      closing: 'Heb je niets aangevraagd? Dan hoef je niets te doen.',
    },
    confirmation: {
      subject: 'Bevestig je e-mailadres',
      lead: 'Je logt in bij eConnect met een identiteit waarvan wij het e-mailadres nog niet kennen. Bevestig dat dit adres van jou is, binnen 24 uur.',
      action: 'Bevestig je e-mailadres',
      closing: 'Logde je niet in? Doe dan niets: er wordt niets gekoppeld.',
    },
    alreadyRegistered: {
      subject: 'Je hebt al een account bij eConnect',
      lead: 'Iemand, waarschijnlijk jijzelf, vroeg met dit e-mailadres een nieuw account aan. Je hebt er al een: log in met je bestaande account of met de identiteit van je werk.',
      closing: 'Was jij dit niet? Dan hoef je niets te doen.',
    },
    welcome: {
      subject: 'Bevestiging: je account bij eConnect is klaar',
      lead: 'Welkom {name}. Je gebruikersnaam is {username}. Ga verder met het instellen van je omgeving.',
      action: 'Ga verder met het instellen van je omgeving',
      closing: 'Hulp nodig? Antwoord op deze mail.',
    },
  },
  en: {
    greeting: 'Hello,',
    codeIntro: 'Or type this code in the app:',
    phraseIntro:
      'The page shows two words. Go on only if the app on your own screen shows the same two Dutch words:',
    spam: 'This mail may end up in your spam folder. Add us to your contacts so that you miss nothing.',
    signature: 'Kind regards,\neConnect',
    activation: {
      subject: 'Activate your environment',
      lead: 'You asked for an account at eConnect with this e-mail address. Activate your environment within 24 hours.',
      action: 'Activate your environment',
      closing: 'Did you not ask for anything? Then there is nothing to do.',
    },
    confirmation: {
      subject: 'Confirm your e-mail address',
      lead: 'You are signing in at eConnect with an identity whose e-mail address we do not know yet. Confirm within 24 hours that this address is yours.',
      action: 'Confirm your e-mail address',
      closing: 'Were you not signing in? Then do nothing: nothing will be linked.',
    },
    alreadyRegistered: {
      subject: 'You already have an account at eConnect',
      lead: 'Somebody, probably you, asked for a new account with this e-mail address. You already have one: sign in with your existing account or with your work identity.',
      closing: 'Was this not you? Then there is nothing to do.',
    },
    welcome: {
      subject: 'Confirmation: your account at eConnect is ready',
      lead: 'Welcome {name}. Your user name is {username}. Go on setting up your environment.',
      action: 'Go on setting up your environment',
      closing: 'Need help? Answer this mail.',
    },
  },
} as const;

export type MailCopy = (typeof mailCopy)[keyof typeof mailCopy];
