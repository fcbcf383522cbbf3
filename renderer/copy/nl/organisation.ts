import type { PolicyOrigin, PolicyStop, PolicyValueKind } from '#contract/policy.ts';

type StopKind = 'key' | 'name' | 'place' | Exclude<PolicyStop['code'], 'policy-invalid'>;

/** What the screens after the first may say of an organisation and its rules, in Dutch. */
export const nlOrganisation = {
  /** The origin of a rule, as it follows “door”. */
  origin: {
    machine: 'het beleid van deze computer',
    user: 'het beleid voor deze gebruiker',
    profile: 'het organisatieprofiel',
    build: 'deze uitgave van de app',
    setting: 'je eigen instelling',
    'machine-recommended': 'een aanbeveling voor deze computer',
    'user-recommended': 'een aanbeveling voor deze gebruiker',
    'build-default': 'de standaard van deze uitgave',
    default: 'de standaard van eConnect',
  } satisfies Record<PolicyOrigin | 'default', string>,

  /** The labels of what is wrong with a policy key. */
  wrong: {
    written: 'Zo staat het er',
    meant: 'Bedoel je',
    item: 'Past niet',
    expected: 'Wat hier hoort',
    example: 'Voorbeeld',
    where: 'In het bestand',
    at: (line: number, column: number) => `regel ${line}, teken ${column}`,
    kind: {
      switch: 'Aan of uit: true of false',
      choice: 'Een van deze woorden',
      choices: 'Een lijst met een of meer van deze woorden',
      organisation: 'De korte naam van een organisatie: letters, cijfers en streepjes',
      'own-url': 'Het eigen adres van een organisatie op het platform van eConnect',
      'https-url': 'Een adres dat begint met https://',
      'web-url': 'Een adres dat begint met https:// of http://',
      'host-and-port': 'Een server en een poort, zonder gebruikersnaam of wachtwoord',
      name: 'Een naam van hoogstens 100 tekens',
      domains: 'Een lijst met domeinen',
      tenants: 'Een lijst met tenant-ID’s (GUID’s)',
    } satisfies Record<PolicyValueKind, string>,
  },
  stops: {
    heading: 'Voor je IT-afdeling',
    keys: 'Instelling',
    places: 'Waar',
    kind: {
      key: {
        happened: 'De waarde van deze instelling klopt niet.',
        remedy: 'Herstel de waarde, of haal de instelling weg.',
      },
      name: {
        happened:
          'De naam van deze instelling klopt niet. Zolang we niet weten wat ermee bedoeld is, mag er niets.',
        remedy: 'Herstel de naam, of haal de instelling weg.',
      },
      place: {
        happened: 'De regels op deze plek zijn niet te lezen.',
        remedy: 'Herstel de inhoud, of haal die weg.',
      },
      'nothing-allowed': {
        happened: 'Samen laten deze instellingen niets over.',
        remedy: 'Pas ze zo aan dat er minstens één manier overblijft die alle plekken toestaan.',
      },
    } satisfies Record<StopKind, { happened: string; remedy: string }>,
    allRules: 'Bekijk alle regels',
  },

  confirming: {
    heading: 'Is dit je organisatie?',
    lookingUpHeading: 'Je organisatie opzoeken',
    lookingUp: {
      link: 'We zoeken op bij welke organisatie deze link hoort…',
      address: 'We zoeken op bij welke organisatie dit e-mailadres hoort…',
      profile: 'We controleren het organisatieprofiel dat je opende…',
    },
    lead: {
      link: 'Je opende een link van deze organisatie. Er verandert pas iets als jij ja zegt.',
      address: 'Je e-mailadres hoort bij deze organisatie. Log dan in zoals je collega’s dat doen.',
      profile: 'Je opende een profiel van deze organisatie. Er verandert pas iets als jij ja zegt.',
    },
    nothingYet: 'Er is nog niets veranderd.',
    signIn: 'Inloggen',
    addresses: 'E-mailadressen',
    fromNow: (way: string) => `Voortaan log je hier in ${way}.`,
    othersStay: 'Andere manieren blijven mogelijk.',
    othersGone: 'Andere manieren zijn dan uitgesloten.',
    confirm: 'Ja, dit is mijn organisatie',
    byEmail: 'Toch verder per e-mail',
  },
};
