import type { FailureCopy } from '../failure-copy.ts';
import { keychainName } from '../keychain-name.ts';
import { nlSetupFailures } from './setup-failures.ts';

const keychain = keychainName('nl');

/** What went wrong and what to do next, in Dutch. */
export const nlFailures = {
  unexpected: {
    happened: 'Er ging iets mis dat we niet hadden voorzien.',
    next: 'Probeer het opnieuw. Blijft het misgaan, sluit de app dan en start hem opnieuw.',
  },
  'malformed-request': {
    happened: 'De app begreep je laatste actie niet.',
    next: 'Probeer het opnieuw. Blijft het misgaan, start de app dan opnieuw.',
  },
  offline: {
    happened: 'Je hebt op dit moment geen internetverbinding.',
    next: 'Controleer je verbinding en probeer het opnieuw. Wat je hebt ingevuld, blijft staan.',
  },
  timeout: {
    happened: 'Het duurde te lang voordat er antwoord kwam.',
    next: 'Probeer het over een minuut opnieuw.',
  },
  'name-not-found': {
    happened: 'Het adres van eConnect of van je inlogdienst is op dit netwerk niet te vinden.',
    next: 'Controleer je verbinding, en zet je VPN aan als je die op je werk gebruikt. Probeer het dan opnieuw.',
  },
  'captive-portal': {
    happened: 'Log eerst in op dit netwerk.',
    next: 'Open je browser, volg de pagina die verschijnt en probeer het hier opnieuw.',
  },
  'proxy-unreachable': {
    happened: 'De proxyserver van dit netwerk is niet bereikbaar.',
    next: 'Controleer je verbinding en probeer het opnieuw. Lukt het niet, vraag je IT-afdeling dan om hulp.',
  },
  'proxy-auth-required': {
    happened: 'De proxyserver van dit netwerk wil eerst weten wie je bent.',
    next: 'Vraag je IT-afdeling om deze app door de proxy te laten. Of probeer een ander netwerk.',
  },
  'certificate-untrusted': {
    happened:
      'De verbinding heeft een certificaat dat deze computer niet vertrouwt. Voor de zekerheid zijn we gestopt.',
    next: 'Probeer een ander netwerk, of vraag je IT-afdeling of het netwerk beveiligd verkeer inspecteert.',
  },
  'platform-unavailable': {
    happened: 'eConnect is even niet bereikbaar. Dat ligt niet aan jou.',
    next: 'Probeer het over een paar minuten opnieuw.',
  },
  'platform-answer-invalid': {
    happened: 'Het antwoord klopte niet. Misschien past iets op dit netwerk het verkeer aan.',
    next: 'Probeer het opnieuw op een ander netwerk, of vraag je IT-afdeling om hulp.',
  },
  'client-too-old': {
    happened: 'Deze versie van de app is te oud om nog veilig te gebruiken.',
    next: 'Installeer de nieuwste versie, of vraag je IT-afdeling dat te doen.',
  },
  'too-many-requests': {
    happened: 'Dit is te vaak achter elkaar geprobeerd.',
    next: 'Wacht een paar minuten en probeer het dan opnieuw.',
  },
  'environment-invalid': {
    happened: 'De instellingen van deze app zijn beschadigd.',
    next: 'Vraag je IT-afdeling om de app opnieuw te installeren.',
  },
  'environment-incomplete': {
    happened: 'In de instellingen van deze app ontbreken gegevens om in te loggen.',
    next: 'Vraag je IT-afdeling om de instellingen aan te vullen.',
  },
  'policy-invalid': {
    happened:
      'De regels van je organisatie voor deze app zijn niet te lezen. Voor de zekerheid is inloggen gestopt.',
    next: 'Vraag je IT-afdeling om de regels te herstellen en kies daarna “Opnieuw proberen”.',
  },
  'nothing-allowed': {
    happened: 'Volgens de instellingen van je organisatie is geen enkele manier van inloggen toegestaan.',
    next: 'Vraag je IT-afdeling om minstens één manier toe te staan.',
  },
  'not-allowed-here': {
    happened: 'Je organisatie staat deze manier van inloggen hier niet toe.',
    next: 'Kies een van de manieren op dit scherm.',
  },
  'email-outside-organisation': {
    happened: 'Dit adres hoort niet bij je organisatie.',
    next: 'Vul het e-mailadres in dat je van je organisatie hebt gekregen.',
  },
  'keystore-required': {
    happened: `Je organisatie wil dat je sessie veilig wordt bewaard. ${keychain.subject} werkt nu niet.`,
    next: `Ontgrendel ${keychain.object} en probeer het opnieuw, of vraag je IT-afdeling om hulp.`,
  },
  'organisation-unknown': {
    happened: 'eConnect kent deze organisatie niet.',
    next: 'Controleer of de link of de naam klopt, of vraag je IT-afdeling om de juiste.',
  },
  'organisation-unavailable': {
    happened: 'De gegevens van je organisatie zijn nu niet op te halen.',
    next: 'Controleer je verbinding en probeer het over een paar minuten opnieuw.',
  },
  'organisation-answer-invalid': {
    happened: 'We kregen gegevens over je organisatie die we niet vertrouwen. Er is niets veranderd.',
    next: 'Probeer het opnieuw op een ander netwerk, of vraag ons om hulp.',
  },
  'organisation-changed': {
    happened: 'De gegevens van deze organisatie zijn net veranderd. Er is nog niets ingesteld.',
    next: 'Kies “Opnieuw proberen” en bekijk de nieuwe gegevens voordat je ja zegt.',
  },
  'profile-unreadable': {
    happened: 'Dit bestand is geen organisatieprofiel, of het is beschadigd.',
    next: 'Vraag je IT-afdeling om het profiel opnieuw te sturen, liefst als bijlage of download.',
  },
  'profile-tampered': {
    happened: 'Dit profiel is gewijzigd nadat eConnect het had ondertekend. We gebruiken het niet.',
    next: 'Vraag je IT-afdeling om het oorspronkelijke profiel, en vertel waar je dit vandaan hebt.',
  },
  'profile-unknown-key': {
    happened: 'Dit profiel is ondertekend met een sleutel die deze app niet kent.',
    next: 'Installeer de nieuwste versie van de app, of vraag je IT-afdeling om een nieuw profiel.',
  },
  'profile-expired': {
    happened: 'Dit organisatieprofiel is verlopen.',
    next: 'Vraag je IT-afdeling om een nieuw profiel.',
  },
  'profile-older': {
    happened: 'Dit profiel is ouder dan het profiel dat je al gebruikt. Dat blijft gelden.',
    next: 'Vraag je IT-afdeling om het nieuwste profiel als er iets moet veranderen.',
  },
  'browser-not-opened': {
    happened: 'Je browser ging niet open.',
    next: 'Kies “Link kopiëren” en plak de link in de adresbalk van je browser.',
  },
  'listener-unavailable': {
    happened: 'De app kan op deze computer niet wachten op het antwoord van je browser.',
    next: 'Start de app opnieuw. Lukt het dan nog niet, vraag je IT-afdeling of beveiligingssoftware dit blokkeert.',
  },
  'sign-in-denied': {
    happened: 'In je browser is geen toestemming gegeven.',
    next: 'Probeer het opnieuw en geef toestemming. Moet een beheerder toestemming geven? Vraag het je IT-afdeling.',
  },
  'sign-in-approval-required': {
    happened: 'Je IT-afdeling moet deze app eerst goedkeuren. Dat kun je niet zelf.',
    next: 'Stuur de gegevens hieronder naar je IT-afdeling en probeer het daarna opnieuw. Of kies een andere manier.',
  },
  'sign-in-not-assigned': {
    happened: 'Je organisatie heeft deze app nog niet voor jou aangezet.',
    next: 'Stuur de gegevens hieronder naar je IT-afdeling en probeer het daarna opnieuw. Of kies een andere manier.',
  },
  'sign-in-app-unknown': {
    happened: 'Je inlogdienst kent deze app niet, of heeft hem voor je organisatie uitgezet.',
    next: 'Stuur de gegevens hieronder naar je IT-afdeling, of kies een andere manier.',
  },
  'sign-in-policy-blocked': {
    happened: 'Je organisatie staat inloggen hier niet toe, bijvoorbeeld op dit apparaat of vanaf deze plek.',
    next: 'Probeer het op een computer of netwerk van je werk. Of stuur de gegevens hieronder naar je IT-afdeling.',
  },
  'sign-in-timeout': {
    happened: 'Het inloggen in je browser is niet op tijd afgemaakt.',
    next: 'Begin opnieuw, of kies een andere manier.',
  },
  'sign-in-failed': {
    happened: 'Het inloggen is niet gelukt.',
    next: 'Probeer het opnieuw, of kies een andere manier.',
  },
  'sign-in-answer-invalid': {
    happened: 'Het antwoord op je inlogpoging klopte niet. Voor de zekerheid zijn we gestopt.',
    next: 'Sluit oude tabbladen in je browser en begin opnieuw.',
  },
  'provider-unavailable': {
    happened: 'Deze inlogdienst is nu niet bereikbaar.',
    next: 'Probeer het over een paar minuten opnieuw, of kies een andere manier.',
  },
  'method-unavailable': {
    happened: 'Op deze manier kun je hier nu niet inloggen.',
    next: 'Kies een van de andere manieren.',
  },
  'clock-wrong': {
    happened: 'De klok van deze computer loopt niet gelijk, en dan werkt inloggen niet.',
    next: 'Zet bij de instellingen van je computer de tijd op automatisch en probeer het opnieuw.',
  },
  'paste-wrong': {
    happened: 'Dit is niet de tekst van deze inlogpoging.',
    next: 'Kopieer de hele tekst uit het nieuwste tabblad van je browser en plak hem hier.',
  },
  'address-missing': {
    happened: 'Dit account heeft geen e-mailadres doorgegeven.',
    next: 'Kies een account met een e-mailadres, of geef toestemming om het adres te delen.',
  },
  'address-missing-at-microsoft': {
    happened:
      'Bij je Microsoft-account is geen e-mailadres ingevuld. Zonder adres kunnen we je account niet vinden of maken.',
    next: 'Vraag je IT-afdeling om je e-mailadres in te vullen en stuur de gegevens hieronder mee. Of kies een andere manier.',
  },
  'organisation-mismatch': {
    happened: 'Dit account hoort niet bij je organisatie.',
    next: 'Log in met het account dat je van je organisatie hebt gekregen.',
  },
  'session-ended': {
    happened: 'Je bent automatisch uitgelogd.',
    next: 'Log opnieuw in om verder te gaan.',
  },
  'session-lost': {
    happened: 'Je sessie kon niet worden vernieuwd: een antwoord van eConnect is onderweg verloren gegaan.',
    next: 'Log opnieuw in om verder te gaan. Er is niets kwijt.',
  },
  'session-not-kept': {
    happened: `Je bent uitgelogd. Je organisatie wil dat je sessie veilig wordt bewaard. ${keychain.subject} werkt nu niet.`,
    next: `Ontgrendel ${keychain.object} en log opnieuw in, of vraag je IT-afdeling om hulp.`,
  },
  'account-changed': {
    happened:
      'eConnect antwoordde voor een ander account dan waarmee je bent ingelogd. Voor de zekerheid ben je uitgelogd.',
    next: 'Log opnieuw in. Gebeurt het weer, neem dan contact op met eConnect.',
  },
  'confirmed-sign-in-again': {
    happened: 'Je e-mailadres is bevestigd en gekoppeld.',
    next: 'Log nog één keer in om verder te gaan.',
  },
  'email-invalid': {
    happened: 'Dit lijkt geen volledig e-mailadres.',
    next: 'Vul een adres in zoals naam@bedrijf.nl.',
  },
  'manual-sign-up-disabled': {
    happened: 'Een account maken met alleen een e-mailadres kan niet meer.',
    next: 'Ga terug en log in met het account dat je op je werk al gebruikt.',
  },
  'sign-up-expired': {
    happened: 'De activeringsmail is verlopen.',
    next: 'Vul je e-mailadres opnieuw in. Je krijgt dan een nieuwe e-mail.',
  },
  'code-invalid': {
    happened: 'Vul de code van zes cijfers in.',
    next: 'Neem de zes cijfers over uit de nieuwste e-mail. Er is nog niets verstuurd.',
  },
  'code-wrong': {
    happened: 'Deze code klopt niet.',
    next: 'Kijk in de nieuwste e-mail en typ de code precies over.',
  },
  'code-tries-used-up': {
    happened: 'De code is te vaak verkeerd ingevuld.',
    next: 'Gebruik de link in de e-mail, of laat een nieuwe e-mail sturen.',
  },
  'resend-too-soon': {
    happened: 'Er is net al een e-mail gestuurd.',
    next: 'Wacht tot de tijd om is en probeer het dan opnieuw.',
  },
  'username-taken': {
    happened: 'Deze gebruikersnaam is al in gebruik.',
    next: 'Kies een andere, bijvoorbeeld met je achternaam of een cijfer erbij.',
  },
  'username-invalid': {
    happened: 'Vul een geldige gebruikersnaam in.',
    next: 'Gebruik alleen letters, cijfers, punten, streepjes of je e-mailadres.',
  },
  'username-too-long': {
    happened: 'Deze gebruikersnaam is te lang.',
    next: 'Kies een kortere, bijvoorbeeld je e-mailadres.',
  },
  'password-too-weak': {
    happened: 'Dit wachtwoord is niet sterk genoeg.',
    next: 'Maak het langer, bijvoorbeeld met een paar losse woorden achter elkaar.',
  },
  'password-too-long': {
    happened: 'Dit wachtwoord is te lang.',
    next: 'Maak het korter. In een wachtwoordmanager kun je de lengte instellen.',
  },
  'password-needed-again': {
    happened:
      'De app is opnieuw gestart voordat je registratie kon worden verstuurd. Je wachtwoord is niet bewaard.',
    next: 'Vul je wachtwoord opnieuw in en kies “Registreer”.',
  },
  'terms-changed': {
    happened: 'De voorwaarden zijn zojuist gewijzigd.',
    next: 'Lees de nieuwe versie en vink het vakje opnieuw aan.',
  },
  'terms-not-accepted': {
    happened: 'Je bent nog niet akkoord gegaan met de voorwaarden.',
    next: 'Vink het vakje aan om je te registreren.',
  },
  'registration-expired': {
    happened: 'Je registratie is verlopen.',
    next: 'Begin opnieuw. Dat kost maar een paar minuten.',
  },
  'link-not-allowed': {
    happened: 'Deze link mag de app niet openen.',
    next: 'Ga zelf in je browser naar eConnect, of vraag ons om hulp.',
  },
  'mail-not-opened': {
    happened: 'Je mailprogramma ging niet open.',
    next: 'Kopieer het bericht, en plak het in een e-mail.',
  },
  ...nlSetupFailures,
} satisfies FailureCopy;
