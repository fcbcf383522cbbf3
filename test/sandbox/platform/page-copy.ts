import type { Language } from '#contract/snapshot.ts';

/** The words of the platform's small pages. */
export const pageCopy = {
  nl: {
    brand: 'eConnect',
    topics: {
      home: {
        title: 'Het platform van eConnect',
        text: 'Hier staat straks je omgeving. Dit is de oefenomgeving: wat je hier doet, heeft geen gevolgen.',
      },
      help: {
        title: 'Inloggen en registreren',
        text: 'Log in met het account van je werk bij Microsoft of Google. Of vraag met je e-mailadres een account aan. Kies het account van je werkadres: dat wordt vanzelf gekoppeld.',
      },
      video: {
        title: 'Video: inloggen bij eConnect',
        text: 'In de echte omgeving staat hier de uitlegvideo. Die duurt twee minuten en laat elke stap zien.',
      },
      sales: {
        title: 'Inloggen via je eigen organisatie',
        text: 'Wil je organisatie alleen haar eigen inlogdienst toestaan? Neem contact op met onze verkoopafdeling.',
      },
      privacy: {
        title: 'Privacyverklaring',
        text: 'We gebruiken je naam en e-mailadres om je in te loggen en te helpen. Vanuit de oefenomgeving verlaat niets deze computer.',
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
    topics: {
      home: {
        title: 'eConnect’s platform',
        text: 'Your environment will be here. This is the practice environment: what you do here has no consequences.',
      },
      help: {
        title: 'Signing in and registering',
        text: 'Sign in with your work account at Microsoft or Google. Or ask for an account with your email address. Choose the account with your work address: it’s linked automatically.',
      },
      video: {
        title: 'Video: signing in to eConnect',
        text: 'In the real environment, the video tutorial is here. It takes two minutes and shows every step.',
      },
      sales: {
        title: 'Signing in through your own organisation',
        text: 'Does your organisation want to allow only its own sign-in service? Contact our sales department.',
      },
      privacy: {
        title: 'Privacy statement',
        text: 'We use your name and email address to sign you in and to help you. Nothing from the practice environment leaves this computer.',
      },
      'next-steps': {
        title: 'Continue setting up your environment',
        text: 'These are the steps that are left.',
      },
      step: {
        title: 'A next step',
        text: 'In the real environment, you take this step here.',
      },
    },
  },
  fr: {
    brand: 'eConnect',
    topics: {
      home: {
        title: 'La plateforme d’eConnect',
        text: 'Votre environnement sera ici. Ceci est l’environnement d’essai : ce que vous y faites n’a aucune conséquence.',
      },
      help: {
        title: 'Connexion et inscription',
        text: 'Connectez-vous avec votre compte professionnel Microsoft ou Google. Ou demandez un compte avec votre adresse e-mail. Choisissez le compte de votre adresse professionnelle : il sera associé automatiquement.',
      },
      video: {
        title: 'Vidéo : se connecter à eConnect',
        text: 'Dans le véritable environnement, la vidéo explicative se trouve ici. Elle dure deux minutes et montre chaque étape.',
      },
      sales: {
        title: 'Se connecter via votre organisation',
        text: 'Votre organisation ne veut autoriser que son propre service de connexion ? Contactez notre service commercial.',
      },
      privacy: {
        title: 'Déclaration de confidentialité',
        text: 'Nous utilisons votre nom et votre adresse e-mail pour vous connecter et vous aider. Rien de l’environnement d’essai ne quitte cet ordinateur.',
      },
      'next-steps': {
        title: 'Continuer à configurer votre environnement',
        text: 'Voici les étapes qui restent.',
      },
      step: {
        title: 'Une prochaine étape',
        text: 'Dans le véritable environnement, vous effectuez cette étape ici.',
      },
    },
  },
  de: {
    brand: 'eConnect',
    topics: {
      home: {
        title: 'Die Plattform von eConnect',
        text: 'Hier wird Ihre Umgebung stehen. Dies ist die Übungsumgebung: Was Sie hier tun, hat keine Folgen.',
      },
      help: {
        title: 'Anmelden und registrieren',
        text: 'Melden Sie sich mit Ihrem beruflichen Konto bei Microsoft oder Google an. Oder fordern Sie mit Ihrer E-Mail-Adresse ein Konto an. Wählen Sie das Konto Ihrer beruflichen Adresse: Es wird automatisch verknüpft.',
      },
      video: {
        title: 'Video: bei eConnect anmelden',
        text: 'In der echten Umgebung steht hier das Erklärvideo. Es dauert zwei Minuten und zeigt jeden Schritt.',
      },
      sales: {
        title: 'Über Ihre Organisation anmelden',
        text: 'Möchte Ihre Organisation nur den eigenen Anmeldedienst erlauben? Wenden Sie sich an unseren Vertrieb.',
      },
      privacy: {
        title: 'Datenschutzerklärung',
        text: 'Wir verwenden Ihren Namen und Ihre E-Mail-Adresse, um Sie anzumelden und Ihnen zu helfen. Aus der Übungsumgebung verlässt nichts diesen Computer.',
      },
      'next-steps': {
        title: 'Umgebung weiter einrichten',
        text: 'Diese Schritte sind noch offen.',
      },
      step: {
        title: 'Ein nächster Schritt',
        text: 'In der echten Umgebung machen Sie diesen Schritt hier.',
      },
    },
  },
} satisfies Record<Language, object>;
