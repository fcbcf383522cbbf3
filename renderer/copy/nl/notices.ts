import type { LinkRefusal, Notice } from '#contract/snapshot.ts';
import { keychainName } from '../keychain-name.ts';

const keychain = keychainName('nl');

/** What notices say, in Dutch. */
export const nlNotices = {
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
};
