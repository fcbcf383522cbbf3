import type { AccountConcern, SignInMethod, Transport, TransportReason } from '#contract/journey.ts';
import type { Notice } from '#contract/snapshot.ts';
import { nlFailures } from './nl-failures.ts';

/** Every sentence of the window in Dutch, the product's first language. The other languages take their shape from it. */
export const nl = {
  frame: {
    language: 'Taal',
    environment: 'Omgeving:',
    notices: 'Goed om te weten',
    busy: 'Even geduld…',
    retry: 'Opnieuw proberen',
    startAgain: 'Begin opnieuw',
    cancel: 'Annuleren',
    reference: 'Referentie voor hulp:',
  },

  /** The providers' own names, and the words that each of them prescribes for its button. */
  methods: {
    microsoft: { name: 'Microsoft', button: 'Aanmelden met Microsoft' },
    google: { name: 'Google', button: 'Inloggen met Google' },
    apple: { name: 'Apple', button: 'Log in met Apple' },
    organisation: { name: 'je organisatie', button: 'Inloggen via je organisatie' },
    econnect: { name: 'eConnect', button: 'Inloggen met je eConnect-account' },
  } satisfies Record<SignInMethod, { name: string; button: string }>,

  links: {
    label: 'Meer informatie',
    help: 'Hulp',
    video: 'Video',
    privacy: 'Privacy',
    sales: 'Sales',
  },

  starting: { heading: 'eConnect wordt gestart' },

  blocked: {
    heading: 'Je kunt nog niet verder',
    mender: {
      it: 'Je IT-afdeling kan dit oplossen. Geef deze gegevens door:',
      person: 'Je kunt dit zelf oplossen. Lukt het niet, geef dan deze gegevens door aan je IT-afdeling:',
      econnect: 'Wij kunnen dit oplossen. Neem contact op en geef deze gegevens door:',
    },
    code: 'Code',
    version: 'Versie',
    environment: 'Omgeving',
  },

  choosing: {
    heading: 'Welkom bij eConnect',
    lead: 'Log in met het account dat je op je werk al gebruikt. Je hebt geen nieuw wachtwoord nodig.',
    methods: 'Manieren om in te loggen',
    hint: 'Kies het account van je werk-e-mailadres. Daarmee vinden we je bestaande account, of maken we een nieuw account voor je.',
    soon: 'Binnenkort',
    soonExplained: (name: string) => `Inloggen met ${name} kan binnenkort. Kies nu een andere manier.`,
    email: 'Of login met email',
  },

  signingIn: {
    heading: 'Ga verder in je browser',
    phoneHeading: 'Ga verder op je telefoon',
    preparing: 'We kijken hoe we je browser het best openen…',
    opening: 'We openen je browser…',
    waiting: (name: string) => `We wachten tot je bent ingelogd bij ${name}.`,
    copied: 'De link is gekopieerd. Plak hem in de adresbalk van je browser.',
    scan: 'Scan de code met de camera van je telefoon en log daar in.',
    qr: 'QR-code om op je telefoon in te loggen',
    completing: 'Gelukt in je browser. We halen je account op bij eConnect…',
    workAccount: 'Kies in je browser het account van je werk. Daarna gaat dit venster vanzelf verder.',
    reason: {
      'remote-session':
        'Je werkt op afstand. Daarom brengt eConnect het antwoord van je browser naar deze app.',
      'loopback-blocked':
        'Je browser kan deze app hier niet rechtstreeks bereiken. Daarom brengt eConnect het antwoord over.',
      'browser-missing': 'Op deze computer vonden we geen browser. Log in op je telefoon.',
    } satisfies Record<Exclude<TransportReason, 'chosen'>, string>,
    transport: {
      loopback: 'Je browser geeft het antwoord rechtstreeks aan deze app.',
      relay: 'eConnect brengt het antwoord van je browser naar deze app.',
      paste: 'Na het inloggen toont je browser een tekst. Kopieer die en plak hem hier.',
    } satisfies Record<Transport, string>,
    phrase: 'Controleer of in je browser dezelfde woorden staan:',
    pasteLabel: 'Tekst uit je browser',
    pasteSubmit: 'Verder',
    nothingSeen: 'Zie je niets in je browser?',
    lastCounts: 'Alleen het laatst geopende tabblad telt. Oudere tabbladen kun je sluiten.',
    openAgain: 'Browser opnieuw openen',
    copyLink: 'Link kopiëren',
    showQr: 'Inloggen op je telefoon',
    anotherWay: 'Lukt het niet? Probeer het anders',
    cancel: 'Annuleren en anders inloggen',
  },

  checkingAccount: {
    heading: 'Is dit je werkaccount?',
    outsideHeading: 'Dit account kun je hier niet gebruiken',
    expected: (organisation: string) => `Je kunt hier alleen inloggen met een account van ${organisation}.`,
    signedInWith: (name: string) => `Ingelogd bij ${name}`,
    concern: {
      'outside-organisation': 'Dit account hoort niet bij je organisatie. We hebben er niets van bewaard.',
      'unverified-address':
        'Dit adres is nog niet bevestigd. Als je verdergaat, sturen we een e-mail om het te controleren.',
      'hidden-address':
        'Apple verbergt je eigen adres en geeft dit adres door. Daar komt dan ook je post van eConnect binnen, en collega’s herkennen het niet. Kies liever “Deel mijn e-mailadres” of een ander account.',
      'consumer-address':
        'Dit lijkt een privéadres. Facturen verstuur je namens je organisatie, dus gebruik liever je werkadres.',
      'new-account':
        'Met dit adres is er nog geen account bij eConnect. Als je verdergaat, maken we een nieuw account aan.',
    } satisfies Record<AccountConcern, string>,
    confirm: 'Ja, dit is mijn werkaccount',
    other: 'Een ander account gebruiken',
  },

  enteringEmail: {
    heading: 'Nieuw account maken',
    lead: 'We sturen je een e-mail waarmee je je omgeving activeert.',
    label: 'E-mailadres van je werk',
    hint: 'Bijvoorbeeld naam@bedrijf.nl',
    accountLead: 'Heb je al een eConnect-account met een eigen wachtwoord?',
    existing:
      'Log je op je werk in met Microsoft of Google? Ga dan terug en kies die knop: met hetzelfde e-mailadres ben je meteen ingelogd.',
    submit: 'Stuur de e-mail',
    back: 'Terug',
  },

  waiting: {
    activation: {
      heading: 'Activeer je omgeving',
      lead: 'We hebben een e-mail gestuurd naar',
      instruction: 'Open de e-mail en klik op “Activeer je omgeving”. Dat mag ook op je telefoon.',
    },
    confirmation: {
      heading: 'Bevestig je e-mailadres',
      lead: 'We willen zeker weten dat dit adres van jou is. Daarom hebben we een e-mail gestuurd naar',
      instruction:
        'Open de e-mail en klik op de link. Dat mag ook op je telefoon. Daarna gaat dit venster vanzelf verder.',
    },
    phrase: 'Controleer of op de pagina dezelfde woorden staan:',
    phraseDiffers: 'Zie je andere woorden? Bevestig dan niets.',
    spam: 'Niets gekregen? Kijk ook bij spam of ongewenste e-mail.',
    expires: (time: string) => `De link in de e-mail werkt tot ${time}.`,
    status: 'We wachten tot je de e-mail hebt gebruikt.',
    resending: 'We sturen de e-mail opnieuw…',
    resent: 'Er is een nieuwe e-mail gestuurd.',
    activating: 'We controleren je activering…',
    codeLabel: 'Of typ de code uit de e-mail',
    codeSubmit: 'Controleer code',
    resend: 'Stuur opnieuw',
    resendIn: (time: string) => `Opnieuw sturen kan over ${time}.`,
    changeEmail: 'Ander adres',
  },

  registering: {
    identity: {
      heading: 'Ga akkoord met de voorwaarden',
      lead: 'Nog één stap, dan is je account klaar:',
    },
    email: {
      heading: 'Maak je account af',
      lead: 'Kies een gebruikersnaam en wachtwoord voor',
    },
    otherAccount: 'Een ander account gebruiken',
    username: 'Gebruikersnaam',
    password: 'Wachtwoord',
    passwordHint: (minimum: number) => `Minstens ${minimum} tekens. Een korte zin werkt goed.`,
    show: 'Toon',
    hide: 'Verberg',
    showPassword: 'Toon wachtwoord',
    hidePassword: 'Verberg wachtwoord',
    terms: 'Voorwaarden',
    termsInBrowser: 'Lees in je browser',
    accept: (version: string) => `Ik ga akkoord met de voorwaarden van eConnect (versie ${version}).`,
    submit: 'Registreer',
    busy: 'We maken je account aan…',
  },

  finished: {
    newHeading: 'Je account is klaar',
    heading: 'Je bent ingelogd',
    newLead: 'Welkom! Je krijgt hier ook een bevestiging van per e-mail.',
    lead: 'Fijn dat je er weer bent.',
    username: 'Gebruikersnaam',
    nextSteps: 'Wat je nu kunt doen',
    done: 'Gedaan:',
    goOn: 'Ga verder met het instellen van je omgeving',
    video: 'Bekijk de uitlegvideo',
    offline: 'eConnect is nu niet bereikbaar. Je ziet wat we het laatst wisten.',
    checking: 'We vragen de laatste stand op…',
    signOut: 'Uitloggen',
    signOutQuestion: 'Wil je uitloggen? Je account blijft bestaan.',
    stay: 'Ingelogd blijven',
    signOutSure: 'Ja, uitloggen',
  },

  notices: {
    'session-only-locked':
      'De sleutelhanger van je computer is vergrendeld. Je blijft ingelogd tot je de app sluit. Ontgrendel hem om ingelogd te blijven.',
    'session-only-missing':
      'Je computer heeft geen veilige plek om je sessie te bewaren. Je blijft ingelogd tot je de app sluit.',
    'session-only-unreadable':
      'De sleutelhanger van je computer antwoordt niet. Je blijft ingelogd tot je de app sluit.',
    'memory-set-aside':
      'Wat je eerder had ingevuld was beschadigd en is apart gezet. Daarom begin je opnieuw.',
    'memory-not-kept':
      'Wat je invult kan niet worden bewaard, bijvoorbeeld omdat je schijf vol is. Rond het in één keer af.',
    'deep-link-refused': 'Een link vroeg iets dat deze app niet doet. Er is niets veranderd.',
  } satisfies Record<Notice, string>,

  failures: nlFailures,
};
