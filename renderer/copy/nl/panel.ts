import type { PolicyProblemCode } from '#contract/policy.ts';
import type { ReturnPath } from '#contract/sign-in-method.ts';
import type { UpdateWish } from '#contract/update.ts';
import { ended } from '../sentence.ts';

/** What the panel about the organisation and its rules says, in Dutch. The other languages take their shape from it. */
export const nlPanel = {
  heading: 'Organisatie en regels',
  close: 'Sluiten',
  loading: 'We halen de regels op…',

  managed: (name: string) => ended(`Deze app wordt beheerd door ${name}`),
  unmanaged: 'Deze app wordt niet door een organisatie beheerd. Je kiest zelf hoe je inlogt.',
  mode: {
    suggested: 'Deze manier staat voorop. Andere manieren blijven mogelijk.',
    required: 'Dit is hier de enige manier om in te loggen.',
  },

  yes: 'Ja',
  no: 'Nee',

  leave: 'Loskoppelen van deze organisatie',
  leaveQuestion: (name: string) =>
    `Wil je loskoppelen van ${name}? De regels van het profiel of de link gelden dan niet meer op deze computer. Je account blijft bestaan.`,
  stay: 'Gekoppeld blijven',
  leaveSure: 'Ja, loskoppelen',

  app: {
    heading: 'Deze app',
    version: (version: string) => `Versie ${version}`,
    off: 'Deze app kijkt zelf niet of er nieuwe versies zijn.',
    unchecked: 'We hebben nog niet gekeken of er een nieuwere versie is.',
    checking: 'We kijken of er een nieuwere versie is…',
    'up-to-date': 'Dit is de nieuwste versie.',
    available: (version: string) => `Er is een nieuwere versie: ${version}.`,
    downloading: (version: string) => `We halen versie ${version} op…`,
    ready: (version: string) =>
      `Versie ${version} staat klaar. Die begint als je de app opnieuw start. Wat je hebt ingevuld, blijft bewaard, een wachtwoord niet.`,
    failed: {
      checking: 'We konden niet nagaan of er een nieuwere versie is. Controleer je verbinding.',
      downloading: 'De nieuwere versie ophalen is niet gelukt. Deze versie blijft gewoon werken.',
    },
    wish: { check: 'Nu kijken', download: 'Installeren', restart: 'Nu opnieuw starten' } satisfies Record<
      UpdateWish,
      string
    >,
    managed: (name: string) => ended(`Updates worden beheerd door ${name}`),
    byIt: 'Je IT-afdeling werkt deze app bij.',
  },

  allowed: {
    heading: 'Wat hier mag',
    methods: 'Inloggen met',
    none: 'Niets',
    emailSignUp: 'Nieuw account per e-mail',
    returnPaths: 'Antwoord van je browser',
    returnPath: {
      loopback: 'rechtstreeks',
      relay: 'via eConnect',
      paste: 'zelf overnemen',
    } satisfies Record<ReturnPath, string>,
    tenants: 'Microsoft-tenants',
    domains: 'E-mailadressen',
    any: 'Alle',
  },

  rules: {
    heading: 'Instellingen',
    none: 'Niemand heeft iets ingesteld. Overal geldt de standaard van eConnect.',
    all: 'Toon alles',
    unset: 'Niet ingesteld',
    from: (origin: string) => `Volgens ${origin}`,
    locked: (origin: string) => `Vastgezet door ${origin}`,
    alsoFrom: (origin: string) => `Ook volgens ${origin}`,
    empty: 'Geen enkele',
  },

  sources: {
    heading: 'Waar de regels vandaan komen',
    none: 'Er zijn geen regels gevonden op deze computer.',
    fine: 'Alles op deze plek telt mee.',
  },

  /** Why a part of a policy is ignored. */
  problem: {
    'not-trusted': 'Telt niet mee: iedereen had dit kunnen schrijven. Alleen een beheerder mag dat kunnen.',
    unreadable: 'Telt niet mee: het is er wel, maar het is niet te lezen.',
    malformed: 'Telt niet mee: de opbouw klopt niet.',
    'too-large': 'Telt niet mee: het is te groot.',
    'duplicate-key': 'Deze instelling staat er twee keer.',
    'unknown-key': 'Deze app kent deze instelling niet.',
    'invalid-value': 'Deze waarde past niet bij deze instelling.',
    'unknown-value': 'Een deel van deze lijst kent deze versie niet. Dat deel telt niet mee.',
    'not-recommendable': 'Dit kan alleen worden verplicht, niet aanbevolen.',
    conflict: 'Er ontbreekt iets wat hierbij hoort, of iets anders spreekt het tegen.',
  } satisfies Record<PolicyProblemCode, string>,

  copy: 'Kopieer als JSON',
  copied: 'Gekopieerd',

  /** The name of each key; a key without one is shown as it is. */
  keys: {
    Organization: 'Organisatie',
    OwnSignInUrl: 'Eigen inlogadres',
    SignInMode: 'Voorgesteld of verplicht',
    AllowedIdentityProviders: 'Toegestane inlogdiensten',
    AllowedTenants: 'Toegestane Microsoft-tenants',
    AllowedEmailDomains: 'Toegestane e-maildomeinen',
    AllowEmailSignUp: 'Nieuw account per e-mail',
    AllowEnvironmentSetup: 'Omgeving hier instellen',
    AllowInvitations: 'Collega’s uitnodigen',
    AllowedTransports: 'Toegestane wegen terug uit de browser',
    RequireOsKeystore: 'Veilige opslag verplicht',
    ProxyMode: 'Soort proxy',
    ProxyServer: 'Proxyserver',
    ProxyPacUrl: 'Proxyscript (PAC)',
    ClientCertificates: 'Certificaten van jou',
    UpdateMode: 'Bijwerken van de app',
    Language: 'Taal',
    ManagedByOrganizationName: 'Naam van de beheerder',
    ManagedByUrl: 'Pagina van de beheerder',
    SupportUrl: 'Helpdesk',
    Environment: 'Platform',
  },
};
