import type { Language } from '#contract/snapshot.ts';

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
    lead: 'With your own eConnect account. You’ll then continue in eConnect Onboarding.',
    name: 'Username or email address',
    password: 'Password',
    code: 'Code from your authenticator app',
    codeHint: 'Six digits. Each code works once.',
    submit: 'Sign in',
    cancel: 'Cancel',
    wrong: 'This combination isn’t right. Check your username and password.',
    'code-wanted': 'Enter the code from your authenticator app too, and your password once more.',
    'code-wrong': 'This code isn’t right, or was already used. Wait for the next one and try again.',
    locked: 'Too many attempts. Try again in 15 minutes.',
  },
  fr: {
    title: 'Se connecter à eConnect',
    lead: 'Avec votre propre compte eConnect. Vous continuerez ensuite dans eConnect Onboarding.',
    name: 'Nom d’utilisateur ou adresse e-mail',
    password: 'Mot de passe',
    code: 'Code de votre application d’authentification',
    codeHint: 'Six chiffres. Chaque code fonctionne une seule fois.',
    submit: 'Se connecter',
    cancel: 'Annuler',
    wrong: 'Cette combinaison n’est pas correcte. Vérifiez votre nom d’utilisateur et votre mot de passe.',
    'code-wanted':
      'Saisissez aussi le code de votre application d’authentification, et à nouveau votre mot de passe.',
    'code-wrong': 'Ce code n’est pas correct, ou a déjà servi. Attendez le suivant et réessayez.',
    locked: 'Trop de tentatives. Réessayez dans un quart d’heure.',
  },
  de: {
    title: 'Bei eConnect anmelden',
    lead: 'Mit Ihrem eigenen eConnect-Konto. Danach geht es in eConnect Onboarding weiter.',
    name: 'Benutzername oder E-Mail-Adresse',
    password: 'Passwort',
    code: 'Code aus Ihrer Authenticator-App',
    codeHint: 'Sechs Ziffern. Jeder Code gilt einmal.',
    submit: 'Anmelden',
    cancel: 'Abbrechen',
    wrong: 'Diese Kombination stimmt nicht. Prüfen Sie Benutzername und Passwort.',
    'code-wanted': 'Geben Sie auch den Code aus Ihrer Authenticator-App ein, und noch einmal Ihr Passwort.',
    'code-wrong':
      'Dieser Code stimmt nicht oder wurde schon verwendet. Warten Sie auf den nächsten und versuchen Sie es erneut.',
    locked: 'Zu viele Versuche. Versuchen Sie es in einer Viertelstunde erneut.',
  },
} satisfies Record<Language, object>;
