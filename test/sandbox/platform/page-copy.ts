/** The words of the platform's small pages. */
export const pageCopy = {
  nl: {
    brand: 'eConnect',
    practice: 'oefenomgeving',
    topics: {
      home: {
        title: 'Het platform van eConnect',
        text: 'Hier staat straks je omgeving. Dit is de oefenomgeving: wat je hier doet, heeft geen gevolgen.',
      },
      help: {
        title: 'Aanmelden en registreren',
        text: 'Log in met de identiteit van je werk bij Microsoft of Google, of vraag met je e-mailadres een account aan. Kies de identiteit van je werkadres: die wordt vanzelf aan je account gekoppeld.',
      },
      video: {
        title: 'Video: aanmelden bij eConnect',
        text: 'In de echte omgeving staat hier de instructievideo. Die duurt twee minuten en laat elke stap zien.',
      },
      sales: {
        title: 'Inloggen via je eigen organisatie',
        text: 'Wil je organisatie alleen haar eigen identiteitsprovider toestaan? Neem contact op met onze verkoopafdeling.',
      },
      privacy: {
        title: 'Privacyverklaring',
        text: 'Wij gebruiken je naam en e-mailadres om je te laten inloggen en om je te helpen. Van de oefenomgeving verlaat niets deze computer.',
      },
      'next-steps': {
        title: 'Ga verder met het instellen van je omgeving',
        text: 'Dit zijn de stappen die nog openstaan.',
      },
      step: {
        title: 'Een volgende stap',
        text: 'In de echte omgeving zet je deze stap hier.',
      },
    },
  },
  en: {
    brand: 'eConnect',
    practice: 'practice',
    topics: {
      home: {
        title: "eConnect's platform",
        text: 'Your environment will be here. This is the practice environment: what you do here has no consequences.',
      },
      help: {
        title: 'Signing in and registering',
        text: 'Sign in with your work identity at Microsoft or Google, or ask for an account with your e-mail address. Choose the identity of your work address: it is linked to your account by itself.',
      },
      video: {
        title: 'Video: signing in at eConnect',
        text: 'In the real environment the tutorial is here. It takes two minutes and shows every step.',
      },
      sales: {
        title: "Signing in through your own organisation's provider",
        text: 'Does your organisation want to allow only its own identity provider? Contact our sales department.',
      },
      privacy: {
        title: 'Privacy statement',
        text: 'We use your name and e-mail address to let you sign in and to help you. Of the practice environment nothing leaves this computer.',
      },
      'next-steps': {
        title: 'Go on setting up your environment',
        text: 'These are the steps that are left.',
      },
      step: {
        title: 'A next step',
        text: 'In the real environment you take this step here.',
      },
    },
  },
} as const;
