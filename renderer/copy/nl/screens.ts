import type { AccountConcern, ReturnPathReason } from '#contract/journey.ts';
import type { SetupPlace } from '#contract/setup.ts';
import type { ReturnPath } from '#contract/sign-in-method.ts';
import type { LinkRefusal, Notice } from '#contract/snapshot.ts';
import { keychainName } from '../keychain-name.ts';
import { ended } from '../sentence.ts';
import { nlFailures } from './failures.ts';
import { nlFirst } from './first-screen.ts';
import { nlOrganisation } from './organisation.ts';

const keychain = keychainName('nl');

/** Every sentence of the window in Dutch. The other languages take their shape from it. */
export const nl = {
  ...nlFirst,

  blocked: {
    heading: 'Je kunt nog niet verder',
    resolvedBy: {
      it: 'Geef deze gegevens door aan je IT-afdeling:',
      person: 'Lukt het niet? Geef dan deze gegevens door aan je IT-afdeling:',
      econnect: 'Wij kunnen dit oplossen. Neem contact op met eConnect en geef deze gegevens door:',
    },
    code: 'Code',
    version: 'Versie',
    environment: 'Platform',
  },

  /** The link to the doctor beside a failure. */
  examine: 'Onderzoek wat er mis is',
  tryAgainIn: (time: string) => `Opnieuw proberen kan over ${time}.`,

  /** Beside a failure that only IT can end. */
  forIt: {
    copy: 'Kopieer voor je IT-afdeling',
    copied: 'Gekopieerd. Plak het in een bericht aan je IT-afdeling.',
  },

  /** The progress of the journey; the stage's name follows. */
  progress: {
    step: (at: number, of: number) => `Stap ${at} van ${of}:`,
    stages: {
      choose: 'Kiezen',
      address: 'E-mailadres',
      signIn: 'Inloggen',
      activate: 'Activeren',
      check: 'Controleren',
      register: 'Registreren',
      finished: 'Klaar',
    },
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
    completing: 'Gelukt in je browser. We zoeken je account op; daarna ga je hier verder.',
    workAccount: 'Kies in je browser het account van je werk. Daarna gaat dit venster vanzelf verder.',
    reason: {
      'remote-session':
        'Je werkt via een extern bureaublad. Daarom geeft eConnect aan deze app door dat je bent ingelogd.',
      'loopback-blocked':
        'Je browser kan deze app hier niet rechtstreeks bereiken. Daarom brengt eConnect het antwoord over.',
      'browser-missing': 'Op deze computer vonden we geen browser.',
    } satisfies Record<Exclude<ReturnPathReason, 'chosen'>, string>,
    returnPath: {
      loopback: 'Je browser geeft het antwoord rechtstreeks aan deze app.',
      relay: 'eConnect geeft aan deze app door dat je bent ingelogd.',
      paste: 'Na het inloggen zie je een tekst in je browser. Kopieer die en plak hem hier.',
    } satisfies Record<ReturnPath, string>,
    phrase: 'Controleer of in je browser dezelfde woorden staan:',
    pasteLabel: 'Tekst uit je browser',
    pasteSubmit: 'Verder',
    nothingSeen: 'Zie je niets in je browser?',
    cannotScan: 'Lukt scannen niet?',
    lastCounts: 'Alleen het laatst geopende tabblad telt. Oudere tabbladen kun je sluiten.',
    openAgain: 'Browser opnieuw openen',
    copyLink: 'Link kopiëren',
    showQr: 'Inloggen op je telefoon',
    anotherWay: 'Lukt het niet? Andere verbinding proberen',
    cancel: 'Annuleren en anders inloggen',
  },

  /** A request waits for the network. */
  queued: {
    status: 'eConnect is nu niet bereikbaar. We versturen dit automatisch zodra het weer kan.',
    keepOpen: 'Laat de app tot dan open: je wachtwoord wordt niet bewaard.',
    sendNow: 'Nu versturen',
    withdraw: 'Toch niet versturen',
    username: 'Vul alvast je gebruikersnaam in; je wachtwoord kies je later.',
  },

  checkingAccount: {
    heading: 'Is dit je werkaccount?',
    outsideHeading: 'Dit account kun je hier niet gebruiken',
    expected: (organisation: string) =>
      ended(`Je kunt hier alleen inloggen met een account van ${organisation}`),
    suggested: (organisation: string) => `Hier wordt een account van ${organisation} verwacht.`,
    signedInWith: (name: string) => `Ingelogd bij ${name}`,
    concern: {
      'outside-organisation': 'Dit account hoort niet bij je organisatie. We hebben er niets van bewaard.',
      'other-organisation':
        'Dit account hoort bij een andere organisatie. Ga alleen verder als je zeker weet dat je dit account bedoelt.',
      'unverified-address': 'Dit adres is nog niet bevestigd. Ga je verder, dan sturen we je een e-mail.',
      'hidden-address':
        'Apple verbergt je eigen adres. Collega’s herkennen dit adres niet. Kies liever “Deel mijn e-\u2060mailadres”, of een ander account als Apple dit niet meer vraagt.',
      'consumer-address':
        'Dit lijkt een privé-e-mailadres. Facturen verstuur je namens je organisatie, dus gebruik liever je werkadres.',
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
    accountHeading: 'Heb je al een account?',
    accountLead: 'Heb je al een eConnect-account met een eigen wachtwoord?',
    existing: 'Log je op je werk in met Microsoft of Google? Ga dan terug en kies die knop.',
    submit: 'Stuur de e-mail',
    back: 'Terug',
    terms: 'Lees de voorwaarden',
    termsLoading: 'We halen de voorwaarden op…',
    termsCount: (version: string) =>
      `Versie ${version}. Wat telt, zijn de voorwaarden die je ziet als je akkoord gaat.`,
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
    expires: (time: string) => `De link in de e-mail werkt tot ${time} uur.`,
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
    username: 'Gebruikersnaam',
    password: 'Wachtwoord',
    passwordHint: (minimum: number) => `Minstens ${minimum} tekens. Een korte zin werkt goed.`,
    passwordLimit: (maximum: number) => `Hoogstens ${maximum} tekens.`,
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
    newLead: 'Welkom! Je krijgt ook een bevestiging per e-mail.',
    lead: 'Fijn dat je er weer bent.',
    username: (name: string) => `Gebruikersnaam: ${name}`,
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

  /** The headings of the parts of the setup, which stand at the top of the window. */
  setupParts: {
    finding: 'Zoek je organisatie',
    confirming: 'Is dit jouw organisatie?',
    verifying: 'Toon aan dat je mag handelen',
    receiving: 'Versturen en ontvangen via Peppol',
    inviting: 'Nodig collega’s uit',
    bookkeeping: 'Koppel je boekhouding',
    'checking-invoice': 'Probeer een factuur',
  } satisfies Record<Exclude<SetupPlace['at'], 'board'>, string>,

  organisation: { ...nlFirst.organisation, ...nlOrganisation },

  /** What notices say. */
  notices: {
    'session-only-locked': `${keychain.subject} is vergrendeld. Je blijft ingelogd tot je de app sluit. Na ontgrendelen blijf je ook daarna ingelogd.`,
    'session-only-missing':
      'Je computer heeft geen veilige plek om je sessie te bewaren. Je blijft ingelogd tot je de app sluit.',
    'session-only-unreadable': `${keychain.subject} reageert niet. Je blijft ingelogd tot je de app sluit.`,
    'session-only-forbidden':
      'De regels van je computer staan niet toe dat je sessie wordt bewaard. Je blijft ingelogd tot je de app sluit.',
    'sign-out-queued': 'Je bent hier uitgelogd. We melden dat bij eConnect zodra er verbinding is.',
    'safe-mode':
      'De app sloot drie keer onverwacht en is daarom leeg gestart. Wil je verder waar je was? Begin dan niets nieuws en start de app straks opnieuw.',
    'memory-set-aside': 'Wat je eerder invulde, is niet meer te lezen. Begin opnieuw.',
    'memory-not-kept':
      'Wat je invult, kan niet worden bewaard, bijvoorbeeld omdat je schijf vol is. Rond het in één keer af.',
    'deep-link-refused': 'Een link vroeg iets wat deze app niet doet. Er is niets veranderd.',
    'organisation-later':
      'Je opende een link of profiel terwijl je bezig was. Maak dit af en open het daarna opnieuw.',
    'organisation-refused':
      'Een link of profiel voor een andere organisatie is geweigerd. Hier staat de organisatie al vast. Er is niets veranderd.',
    'organisation-not-left':
      'Het profiel van je organisatie kan niet worden verwijderd, dus de regels ervan gelden nog. Probeer het opnieuw, of vraag je IT-afdeling om hulp.',
    'policy-not-trusted':
      'Een bestand met regels is niet gebruikt, omdat iedereen het kan wijzigen. Meld dit bij je IT-afdeling.',
    'policy-problems':
      'Sommige regels op deze computer kloppen niet en zijn niet gebruikt. Meld dit bij je IT-afdeling.',
    'policy-kept':
      'De regels van deze computer zijn gewijzigd, maar niet meer te lezen. De vorige gelden nog.',
    'update-available': 'Er is een nieuwe versie van deze app.',
    'update-ready': 'Een nieuwe versie staat klaar. Start de app opnieuw om die te gebruiken.',
  } satisfies Record<Notice, string>,

  /** Why a link was refused; the link follows. */
  refusedLink: {
    malformed: 'De link bevat tekens die er niet in horen:',
    unknown: 'De app kent niet wat de link vraagt:',
    unclear: 'De link zegt niet precies voor wie hij is:',
    'value-invalid': 'Wat er in de link staat, kan niet kloppen:',
  } satisfies Record<LinkRefusal, string>,

  failures: nlFailures,
};
