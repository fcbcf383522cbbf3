import type { CheckName, CheckState, DiagnosisCode, FindingCode, Remedy } from '#contract/doctor.ts';
import { keychainName } from '../keychain-name.ts';

const keychain = keychainName('nl');

/** What the doctor says, in Dutch. The other languages take their shape from it. */
export const nlDoctor = {
  heading: 'Werkt er iets niet?',
  close: 'Sluiten',
  running: 'We onderzoeken je computer, je netwerk en eConnect…',
  again: 'Opnieuw onderzoeken',

  /** The likeliest cause of what was found. */
  lead: {
    'no-link': 'Deze computer heeft geen verbinding met een netwerk.',
    'captive-portal': 'Dit netwerk wil dat je eerst inlogt op een eigen pagina.',
    proxy: 'De proxyserver van dit netwerk laat deze app niet door.',
    intercepted: 'Iets tussen deze computer en de servers inspecteert beveiligd verkeer.',
    names: 'Dit netwerk kan de adressen van de servers niet vinden.',
    unreachable: 'Niet alle servers geven op tijd een goed antwoord.',
    'provider-down': 'Een inlogdienst heeft een storing.',
    'platform-down': 'eConnect heeft een storing.',
    clock: 'De klok van deze computer loopt niet gelijk.',
    'this-computer': 'Er is iets met deze computer dat aandacht vraagt.',
    unfinished: 'Niet alles is onderzocht. In wat we wel zagen, is niets mis.',
    fine: 'We vonden niets dat je tegenhoudt.',
  } satisfies Record<DiagnosisCode, string>,
  works: 'Inloggen kan wel.',
  fineNext: 'Probeer nog eens wat er niet lukte. Blijft het misgaan, geef dan het rapport aan wie je helpt.',

  found: 'Wat we vonden',
  resolvedBy: {
    person: 'Dit kun je zelf oplossen.',
    it: 'Je IT-afdeling kan dit oplossen.',
    provider: 'De inlogdienst moet dit oplossen.',
    econnect: 'Wij moeten dit oplossen.',
  },

  all: 'Alles wat we nakijken',
  checks: {
    disk: 'Opslag op deze computer',
    keychain: keychain.label,
    policy: 'Regels van je organisatie',
    browser: 'Browser',
    'deep-link': 'Links naar deze app',
    loopback: 'Antwoord van je browser',
    network: 'Netwerk',
    proxy: 'Proxyserver',
    clock: 'Klok',
    platform: 'eConnect',
    issuer: 'Inloggen bij eConnect',
    microsoft: 'Microsoft',
    google: 'Google',
  } satisfies Record<CheckName, string>,
  state: {
    waiting: 'Wacht',
    running: 'Bezig',
    fine: 'In orde',
    warning: 'Let op',
    wrong: 'Niet goed',
    skipped: 'Niet bekeken',
  } satisfies Record<CheckState['state'], string>,

  host: {
    host: 'Server',
    address: 'Adres',
    via: 'Route',
    direct: 'rechtstreeks',
    proxy: (proxy: string) => `via proxy ${proxy}`,
    issuer: 'Certificaat van',
    interceptor: 'Geïnspecteerd door',
    status: 'Antwoord',
    latency: 'Duur',
  },
  clock: {
    fast: (time: string) => `De klok loopt ${time} voor.`,
    slow: (time: string) => `De klok loopt ${time} achter.`,
  },

  findings: {
    'disk-full': {
      happened: 'De schijf van deze computer is vol, of bijna.',
      next: 'Maak ruimte vrij, bijvoorbeeld door de prullenbak te legen.',
    },
    'disk-read-only': {
      happened: 'De app kan op deze computer niets bewaren.',
      next: 'Vraag je IT-afdeling of je in je eigen map mag schrijven.',
    },
    'keychain-locked': {
      happened: `${keychain.subject} is vergrendeld.`,
      next: `Ontgrendel ${keychain.object}, dan blijf je ingelogd als je de app sluit.`,
    },
    'keychain-missing': {
      happened: 'Deze computer heeft geen veilige opslag voor je sessie.',
      next: 'Je kunt inloggen, maar na het sluiten van de app moet dat opnieuw. Vraag je IT-afdeling om veilige opslag voor wachtwoorden.',
    },
    'keychain-unreadable': {
      happened: `${keychain.subject} reageert niet.`,
      next: 'Start je computer opnieuw op en probeer het nog eens.',
    },
    'keychain-forbidden': {
      happened: 'De regels van deze computer staan niet toe dat je sessie wordt bewaard.',
      next: 'Je kunt inloggen, maar na het sluiten van de app moet dat opnieuw. Alleen je IT-afdeling kan dat veranderen.',
    },
    'policy-invalid': {
      happened: 'De regels van je organisatie zijn niet te lezen. Daarom is inloggen gestopt.',
      next: 'Vraag je IT-afdeling om de regels te herstellen. Bij “Organisatie” staat wat er niet klopt.',
    },
    'policy-not-trusted': {
      happened: 'Een bestand met regels is niet gebruikt, omdat iedereen het kan wijzigen.',
      next: 'Vraag je IT-afdeling of dat bestand klopt. Bij “Organisatie” staat welk het is.',
    },
    'policy-problems': {
      happened: 'Een deel van de regels van je organisatie is niet gebruikt.',
      next: 'Vraag je IT-afdeling om de regels na te kijken. Bij “Organisatie” staat wat er niet klopt.',
    },
    'browser-missing': {
      happened: 'Er is geen programma dat webadressen opent.',
      next: 'Log in op je telefoon, of vraag je IT-afdeling om een browser.',
    },
    'deep-link-elsewhere': {
      happened: 'Links naar deze app openen een ander programma.',
      next: 'Kies de knop hieronder. Inloggen kan ook zonder deze links.',
    },
    'loopback-blocked': {
      happened: 'Je browser kan deze app niet bereiken, waarschijnlijk door beveiligingssoftware.',
      next: 'Kies de knop hieronder als die er is. Of vraag je IT-afdeling om deze app toe te staan.',
    },
    'clock-wrong': {
      happened: 'De klok van deze computer loopt niet gelijk.',
      next: 'Zet bij de instellingen van je computer de tijd op automatisch.',
    },
    'no-link': {
      happened: 'Deze computer heeft geen verbinding met een netwerk.',
      next: 'Zet wifi aan of sluit een kabel aan, en onderzoek opnieuw.',
    },
    'captive-portal': {
      happened: 'Dit netwerk laat je pas door als je op een eigen pagina bent ingelogd.',
      next: 'Open die pagina, log in en onderzoek daarna opnieuw.',
    },
    'proxy-unreachable': {
      happened: 'De proxyserver die deze computer moet gebruiken, antwoordt niet.',
      next: 'Zet je VPN aan als je die op je werk gebruikt. Lukt het niet, geef dan het rapport aan je IT-afdeling.',
    },
    'proxy-auth-required': {
      happened: 'De proxyserver wil een naam en een wachtwoord, en die heeft deze app niet.',
      next: 'Vraag je IT-afdeling om deze app door de proxy te laten. Of probeer een ander netwerk.',
    },
    'proxy-refused': {
      happened: 'De proxyserver laat niemand door naar deze server.',
      next: 'Vraag je IT-afdeling om deze server toe te staan. Het rapport noemt hem.',
    },
    'tls-intercepted': {
      happened: 'Een product op dit netwerk of deze computer inspecteert beveiligd verkeer.',
      next: 'Lukt inloggen niet, vraag je IT-afdeling dan om dat voor deze servers uit te zetten.',
    },
    'certificate-untrusted': {
      happened: 'De server liet een certificaat zien dat deze computer niet vertrouwt.',
      next: 'Probeer een ander netwerk, of geef het rapport aan je IT-afdeling.',
    },
    'name-not-found': {
      happened: 'Het adres van deze server is op dit netwerk niet te vinden.',
      next: 'Zet je VPN aan als je die op je werk gebruikt. Lukt het niet, geef dan het rapport aan je IT-afdeling.',
    },
    'host-unreachable': {
      happened: 'Er komt geen antwoord. Waarschijnlijk houdt een firewall de verbinding tegen.',
      next: 'Probeer een ander netwerk, of geef het rapport aan je IT-afdeling.',
    },
    'host-slow': {
      happened: 'Het antwoord laat lang op zich wachten.',
      next: 'Probeer het over een paar minuten opnieuw, of op een ander netwerk.',
    },
    'answer-invalid': {
      happened: 'Iets anders dan de server gaf antwoord, zoals een filter op dit netwerk.',
      next: 'Probeer een ander netwerk, of geef het rapport aan je IT-afdeling.',
    },
    'provider-down': {
      happened: 'Deze inlogdienst heeft een storing. Dat ligt niet aan jou.',
      next: 'Kies een andere manier om in te loggen, of probeer het later opnieuw.',
    },
    'platform-down': {
      happened: 'eConnect heeft een storing. Dat ligt niet aan jou.',
      next: 'Probeer het over een paar minuten opnieuw. Wat je hebt ingevuld, blijft staan.',
    },
  } satisfies Record<FindingCode, { happened: string; next: string }>,

  remedy: {
    'unlock-keychain': { button: 'Ontgrendelen', done: `We hebben om toegang gevraagd: ${keychain.label}.` },
    'register-deep-link': {
      button: 'Links met deze app openen',
      done: 'We hebben je computer gevraagd om links met deze app te openen.',
    },
    'use-relay': {
      button: 'Inloggen via eConnect',
      done: 'Vanaf nu geeft eConnect aan deze app door dat je bent ingelogd.',
    },
    'open-network-page': {
      button: 'Open de pagina van het netwerk',
      done: 'De pagina staat open in je browser. Log daar in en onderzoek daarna opnieuw.',
    },
  } satisfies Record<Remedy, { button: string; done: string }>,

  report: {
    show: 'Bekijk het rapport',
    label: 'Rapport',
    loading: 'We maken het rapport…',
    about: 'Dit ziet degene die je helpt. Er staan geen wachtwoorden of accounts in.',
    copy: 'Kopieer het rapport',
    copied: 'Gekopieerd',
  },
};
