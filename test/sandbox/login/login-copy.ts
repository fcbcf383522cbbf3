/** The words of eConnect's own login page. */
export const loginCopy = {
  nl: {
    title: 'Inloggen bij eConnect',
    lead: 'Met je eigen eConnect-account. Daarna ga je verder in eConnect Onboarding.',
    name: 'Gebruikersnaam of e-mailadres',
    password: 'Wachtwoord',
    code: 'Code uit je authenticator-app',
    codeHint: 'Zes cijfers. Elke code werkt één keer.',
    submit: 'Inloggen',
    cancel: 'Annuleren',
    wrong: 'Deze combinatie klopt niet. Controleer je gebruikersnaam en je wachtwoord.',
    'code-wanted': 'Vul ook de code uit je authenticator-app in, en nog een keer je wachtwoord.',
    'code-wrong':
      'Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en probeer het opnieuw.',
    locked: 'Te vaak geprobeerd. Probeer het over een kwartier opnieuw.',
  },
  en: {
    title: 'Sign in to eConnect',
    lead: 'With your own eConnect account. Then go on in eConnect Onboarding.',
    name: 'User name or e-mail address',
    password: 'Password',
    code: 'Code from your authenticator app',
    codeHint: 'Six digits. Each code works once.',
    submit: 'Sign in',
    cancel: 'Cancel',
    wrong: 'This combination is not right. Check your user name and your password.',
    'code-wanted': 'Fill in the code from your authenticator app too, and your password once more.',
    'code-wrong': 'This code is not right, or was used already. Wait for the next one and try again.',
    locked: 'Too many tries. Try again in a quarter of an hour.',
  },
} as const;
