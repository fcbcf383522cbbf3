import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { LinkRefusal, Notice } from '#contract/snapshot.ts';
import { keychainName } from '../keychain-name.ts';
import { ended } from '../sentence.ts';

const keychain = keychainName('nl');

/** What the first screen may say, in Dutch, the product's first language. The other languages take their shape from it. */
export const nlFirst = {
  frame: {
    language: 'Taal',
    environment: 'Platform:',
    notices: 'Goed om te weten',
    moreNotices: (count: number) => (count === 1 ? 'Nog één melding' : `Nog ${count} meldingen`),
    // The word joiner keeps the hyphenated word on one line.
    promise: 'eConnect brengt je e-\u2060facturen veilig waar ze moeten zijn.',
    busy: 'Even geduld…',
    retry: 'Opnieuw proberen',
    startAgain: 'Begin opnieuw',
    cancel: 'Annuleren',
    unlock: 'Ontgrendelen',
    seeUpdate: 'Bekijk de nieuwe versie',
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
    support: 'Helpdesk',
    'managed-by': 'Over dit beheer',
    doctor: 'Werkt er iets niet?',
  },

  starting: { heading: 'eConnect wordt gestart' },

  choosing: {
    heading: 'Welkom bij eConnect',
    lead: 'Log in met het account dat je op je werk al gebruikt. Je hebt geen nieuw wachtwoord nodig.',
    methods: 'Manieren om in te loggen',
    hint: 'Kies het account van je werk-e-mailadres. Daarmee vinden we je bestaande account, of maken we een nieuw account voor je.',
    soon: 'Binnenkort',
    soonExplained: (name: string) => `Inloggen met ${name} kan binnenkort. Kies nu een andere manier.`,
    email: 'Of login met email',
    others: 'Andere manieren om in te loggen',
    requiredLead:
      'Log in met het account dat je van je organisatie hebt. Je hebt geen nieuw wachtwoord nodig.',
  },

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

  organisation: {
    open: 'Organisatie',
    unnamed: 'je organisatie',
    managedBy: (name: string) => `Beheerd door ${name}`,
    seeRules: 'Bekijk de regels',
    languageLocked: (name: string) => ended(`De taal is vastgezet door ${name}`),

    /** How an organisation signs in, after its name. */
    signsIn: (way: string) => `logt in ${way}`,
    way: {
      microsoft: 'met Microsoft',
      google: 'met Google',
      apple: 'met Apple',
      organisation: 'via de eigen inlogdienst',
      econnect: 'met een eConnect-account',
    } satisfies Record<SignInMethod, string>,
  },
};
