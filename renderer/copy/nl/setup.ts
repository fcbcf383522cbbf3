import type { OwnOrganisation, Price, SetupStep } from '#contract/setup.ts';
import { ended } from '../sentence.ts';

/** The words of the setup in Dutch, which load with it. */
export const nlSetup = {
  heading: 'Je omgeving instellen',
  loading: 'We halen de laatste stand op…',
  lastSeen: (time: string) => `eConnect is nu niet bereikbaar. Dit was de stand op ${time}.`,
  stateAt: (time: string) => `Dit was de stand op ${time}.`,
  unseen: 'eConnect is nu niet bereikbaar. Je ziet de stappen zodra het weer kan.',
  back: 'Terug naar het overzicht',

  environment: {
    heading: 'Waar je bent beland',
    name: (name: string) => `Je omgeving: ${name}`,
    role: {
      administrator: 'Je bent beheerder van deze omgeving.',
      member: 'Je bent gebruiker. Een beheerder kan meer.',
      guest: 'Je collega’s zijn al begonnen. Vraag een beheerder om toegang.',
    },
    administrators: 'Beheerders',
    ask: 'Bericht voor een beheerder kopiëren',
    copied: 'Gekopieerd. Plak het in een e-mail of chat.',
  },

  passOn: {
    mail: 'E-mail schrijven',
    mailed: 'Je mailprogramma gaat open. Gebeurt er niets? Kopieer het bericht dan.',
  },

  lanes: { required: 'Nodig om te versturen', optional: 'Als je wilt' },
  state: {
    todo: 'Te doen',
    waiting: 'Nog even wachten',
    attention: 'Vraagt aandacht',
    done: 'Gedaan',
    'not-yours': 'Voor een beheerder',
  } satisfies Record<SetupStep['state'], string>,
  steps: {
    organisation: {
      title: 'Voeg je organisatie toe',
      text: 'Zoek je eigen organisatie op nummer of naam.',
    },
    verification: {
      title: 'Toon aan dat je mag handelen',
      text: 'Met één cent vanaf de rekening van je organisatie.',
    },
    sending: { title: 'Facturen versturen', text: 'Dit gaat vanzelf aan zodra je organisatie actief is.' },
    receiving: { title: 'Facturen ontvangen', text: 'Kies of je ook via Peppol wilt ontvangen.' },
    colleagues: { title: 'Nodig collega’s uit', text: 'Een tweede beheerder is handig.' },
    bookkeeping: { title: 'Koppel je boekhouding', text: 'Lees wat er kan met jouw pakket.' },
    invoice: { title: 'Probeer een factuur', text: 'We controleren hem. Er wordt niets verstuurd.' },
  },
  goOn: 'Ga verder',
  onPlatform: 'Verder op het platform',
  canSend: 'Je kunt versturen',
  organisations: 'Je organisaties',
  organisationState: {
    added: 'Toegevoegd, nog niet actief',
    pending: 'We wachten op je betaling',
    'in-review': 'Een medewerker kijkt mee',
    active: 'Actief',
    refused: 'Niet goedgekeurd',
  } satisfies Record<OwnOrganisation['state'], string>,
  listed: (count: string) =>
    `Je ziet hier hoogstens ${count} organisaties. Mis je er een? Die vind je op het platform van eConnect.`,
  limit: (count: string) => `Je abonnement heeft plaats voor ${count} eigen organisaties.`,

  finding: {
    label: 'KvK-nummer, btw-nummer of naam',
    hint: 'Plakken mag, ook met spaties en punten.',
    clue: {
      kvk: (number: string) => `We zoeken op KvK-nummer ${number}.`,
      branch: (number: string) => `We zoeken op vestigingsnummer ${number}.`,
      vat: (number: string) => `We zoeken op btw-nummer ${number}.`,
      oin: (number: string) => `We zoeken op OIN ${number}.`,
      belgian: (number: string) => `We zoeken op Belgisch ondernemingsnummer ${number}.`,
    },
    tooLong: 'Dit is te lang om op te zoeken. Typ een nummer, of een deel van de naam.',
    empty: 'Typ eerst een nummer of een naam.',
    implausible: 'Kijk het nummer na: er lijkt een cijfer niet te kloppen.',
    submit: 'Zoek',
    searching: 'We zoeken in het register…',
    results: 'Gevonden organisaties',
    none: (query: string) => `We vonden niets voor “${query}”.`,
    noneNext: 'Net ingeschreven? Ons register loopt soms enkele weken achter.',
    support: 'Staat je organisatie er langer in? Kopieer je vraag en stuur hem ons.',
    help: 'Hulp vragen',
    helpCopy: 'Vraag kopiëren',
    helpCopied: 'Gekopieerd, met wat je zocht erin.',
    inactive: 'Opgeheven',
    here: 'Al in je omgeving',
    elsewhere: 'Al in een andere omgeving',
  },

  confirming: {
    tradeNames: 'Ook bekend als',
    city: 'Plaats',
    number: 'Nummer',
    warning: 'Voeg alleen je eigen organisatie toe, niet die van een klant.',
    inactive: 'Volgens het register is deze organisatie opgeheven.',
    elsewhere: 'Deze organisatie hoort al bij een andere omgeving. Vraag in je organisatie wie die beheert.',
    elsewhereNext: 'Weet niemand dat? Dan zoeken wij het met je uit.',
    here: 'Deze organisatie staat al in je omgeving.',
    confirm: 'Ja, voeg toe',
    back: 'Nee, zoek verder',
    busy: 'We voegen je organisatie toe…',
  },

  verifying: {
    lead: (name: string) => `Zo weten we dat je namens ${name} mag versturen.`,
    rules: [
      'Je betaalt één cent met iDEAL | Wero.',
      'Betaal vanaf de zakelijke rekening, niet vanaf je eigen rekening.',
      'De naam van de rekening moet kloppen met het register.',
    ],
    open: 'Open de betaalpagina',
    openAgain: 'Betaalpagina opnieuw openen',
    copy: 'Link kopiëren',
    invoice: 'Liever per factuur',
    invoiceText: 'Lukt betalen met iDEAL | Wero niet? Dan sturen we een factuur.',
    other: 'Betaalt iemand anders?',
    otherCopy: 'Bericht om door te sturen',
    otherCopied: 'Gekopieerd. Stuur het naar degene die betaalt.',
    busy: 'We maken de betaalpagina klaar…',
    ready: 'De betaalpagina staat klaar.',
    opened: 'Ga verder in je browser. Zodra er betaald is, zie je dat hier.',
    copied: 'De link is gekopieerd. Plak hem in de adresbalk van je browser.',
    pending: 'We wachten op de betaling.',
    inReview: 'Betaling ontvangen. Een medewerker kijkt mee; betaal niet nog eens.',
    inReviewNext: 'Je hoeft niets te doen. Je ziet het hier zodra het klaar is.',
    active: (name: string) => ended(`Gelukt. Je kunt versturen namens ${name}`),
    refused: 'Dit is niet goedgekeurd.',
    reason: {
      'name-differs': 'De naam van de rekening is een andere dan die in het register.',
      'not-entitled': 'Uit het register blijkt niet dat je namens deze organisatie mag handelen.',
      'not-paid': 'Er is niets betaald.',
      other: 'Neem contact op, dan leggen we uit waarom.',
    } satisfies Record<NonNullable<OwnOrganisation['reason']>, string>,
  },

  receiving: {
    lead: 'Peppol is het netwerk waarover e-facturen gaan.',
    scheme: {
      kvk: (number: string) => `KvK-nummer ${number}`,
      vat: (number: string) => `Btw-nummer ${number}`,
      oin: (number: string) => `OIN ${number}`,
      other: (number: string) => `Nummer ${number}`,
    },
    send: {
      on: 'Versturen: aan.',
      off: 'Versturen: uit.',
      elsewhere: 'Versturen: niet hier.',
      unavailable: 'Versturen: kan nog niet.',
    },
    receive: {
      on: 'Ontvangen: aan.',
      off: 'Ontvangen: uit.',
      elsewhere: 'Ontvangen: loopt via een andere aanbieder; daar verandert niets aan.',
      unavailable: 'Ontvangen: kan nog niet.',
    },
    receiveAt: (provider: string) => `Ontvangen: loopt via ${provider}; daar verandert niets aan.`,
    price: (amount: string) => `Ontvangen kost ${amount}. Je hoeft dit niet nu te kiezen.`,
    per: { document: 'per factuur', month: 'per maand', year: 'per jaar' } satisfies Record<
      Price['per'],
      string
    >,
    noPrice: 'De prijs staat op het platform. Daar kun je ontvangen ook aanzetten.',
    turnOn: 'Ontvangen aanzetten',
    turnOff: 'Ontvangen uitzetten',
    later: 'Later kiezen',
    busy: 'We passen dit aan…',
  },

  inviting: {
    second: 'Je bent de enige beheerder. Met een tweede kom je nooit vast te zitten.',
    label: 'E-mailadressen',
    hint: 'Eén per regel, of gescheiden door komma’s.',
    empty: 'Vul eerst een e-mailadres in.',
    tooLong: 'Dit is te lang om te versturen. Laat alleen adressen staan, of nodig ze in delen uit.',
    first: (count: number, most: number) =>
      `Dit zijn ${count} adressen. We nodigen eerst ${most} uit; de rest blijft hier staan.`,
    foreign: (domain: string) =>
      `Adressen van ${domain} horen bij een ander domein en krijgen een eigen omgeving.`,
    role: 'Wat mogen ze?',
    roles: {
      basic: 'Basis: facturen bekijken',
      advanced: 'Uitgebreid: ook versturen en verwerken',
      administrator: 'Beheerder: alles, ook collega’s uitnodigen',
    },
    into: 'Ze krijgen toegang tot de organisaties in je omgeving.',
    submit: 'Uitnodigen',
    busy: 'We versturen de uitnodigingen…',
    outcomes: 'Wat ervan kwam',
    outcome: { waiting: 'Wacht nog', invited: 'Uitgenodigd per e-mail', added: 'Heeft nu toegang' },
  },

  bookkeeping: {
    lead: 'Koppelen doe je op het platform. Dit kan er per pakket:',
    packages: [
      ['Exact Online', 'Exact Online haalt facturen op bij eConnect. Versturen vanuit Exact kan zo niet.'],
      ['Twinfield', 'Twinfield ontvangt facturen als concept per e-mail.'],
      ['SnelStart', 'Koppelen kan vanaf het pakket inKaart.'],
    ],
    other: 'Een ander pakket',
    otherText: 'Kijk op het platform of je pakket erbij staat.',
    keys: 'Sleutels zie je op het platform maar één keer. Deze app vraagt er nooit om.',
    open: 'Open het platform',
  },

  invoice: {
    lead: 'Sleep een XML-factuur hierheen, of kies een bestand.',
    promise: 'Er wordt niets verstuurd en niets bewaard.',
    choose: 'XML-bestand kiezen',
    busy: 'We controleren de factuur…',
    valid: 'Deze factuur klopt. Zo kun je hem versturen.',
    invalid: 'Deze factuur zou nu geweigerd worden. Dit is eraan te doen:',
    warnings: 'Deze factuur kan verstuurd worden. Let nog op:',
    severity: { error: 'Fout', warning: 'Tip' },
    details: 'Details',
    rule: 'Regel',
    location: 'Plaats in het bestand',
  },
};
