import { expect, type Page } from '@playwright/test';
import { copies } from '../support/copies.ts';
import { listenToAnnouncements, spokenPage } from '../support/speech.ts';
import { variant } from '../support/variants.ts';
import { push } from './main-double.ts';
import { test, testInOwnWindow } from './screen-page.ts';

/**
 * A new account by e-mail, as a screen reader speaks it in Dutch. After `#` the moment; after `!` what is announced by itself;
 * then what is read in the main landmark from the top, where that changed.
 *
 * The heading has the focus on arrival, with the progress as its description. The pictures are silent, because the words beside
 * them say the same.
 */
const byEmail = `
# choosing
! Welkom bij eConnect
hoofdinhoud
  kop, Welkom bij eConnect, niveau 1
  Log in met het account dat je op je werk al gebruikt. Je hebt geen nieuw wachtwoord nodig.
  lijst met 3 onderdelen, Manieren om in te loggen
    knop, Aanmelden met Microsoft
    knop, Inloggen met Google
    knop, Log in met Apple Binnenkort, niet beschikbaar, Inloggen met Apple kan binnenkort. Kies nu een andere manier.
  knop, Of login met email
  Kies het account van je werk-e-mailadres. Daarmee vinden we je bestaande account, of maken we een nieuw account voor je.

# entering an address
! Nieuw account maken
hoofdinhoud
  Stap 2 van 5:
  E-mailadres
  kop, Nieuw account maken, niveau 1, Stap 2 van 5: E-mailadres
  We sturen je een e-mail waarmee je je omgeving activeert.
  formulier
    E-mailadres van je werk
    invoerveld, E-mailadres van je werk, Bijvoorbeeld naam@bedrijf.nl
    Bijvoorbeeld naam@bedrijf.nl
  gebied, Heb je al een account?
    kop, Heb je al een account?, niveau 2
    Log je op je werk in met Microsoft of Google? Ga dan terug en kies die knop.
    Heb je al een eConnect-account met een eigen wachtwoord?
    knop, Inloggen met je eConnect-account
  knop, Lees de voorwaarden, samengevouwen
  knop, Terug
  knop, Stuur de e-mail

# entering an address, refused
! Dit lijkt geen volledig e-mailadres. Vul een adres in zoals naam@bedrijf.nl.

# entering an address, sending
! Even geduld…

# waiting for activation
! Activeer je omgeving
hoofdinhoud
  Stap 3 van 5:
  Activeren
  kop, Activeer je omgeving, niveau 1, Stap 3 van 5: Activeren
  We hebben een e-mail gestuurd naar
  sanne.devries
  @bakkerijdehoek.nl
  Open de e-mail en klik op “Activeer je omgeving”. Dat mag ook op je telefoon.
  Controleer of op de pagina dezelfde woorden staan:
  rustige otter
  Zie je andere woorden? Bevestig dan niets.
  status
    We wachten tot je de e-mail hebt gebruikt.
  formulier
    Of typ de code uit de e-mail
    invoerveld, Of typ de code uit de e-mail
    knop, Controleer code
  Niets gekregen? Kijk ook bij spam of ongewenste e-mail.
  knop, Stuur opnieuw
  De link in de e-mail werkt tot dinsdag 12:30 uur.
  knop, Annuleren
  knop, Ander adres

# waiting, sending again
! We sturen de e-mail opnieuw…

# waiting, sent again
! Er is een nieuwe e-mail gestuurd.

# waiting, activating
! We controleren je activering…

# registering by e-mail
! Maak je account af
hoofdinhoud
  Stap 4 van 5:
  Registreren
  kop, Maak je account af, niveau 1, Stap 4 van 5: Registreren
  Kies een gebruikersnaam en wachtwoord voor
  sanne.devries
  @bakkerijdehoek.nl
  formulier
    Gebruikersnaam
    invoerveld, Gebruikersnaam, sanne.devries
    Wachtwoord
    invoerveld, Wachtwoord, Minstens 12 tekens. Een korte zin werkt goed.
    knop, Toon wachtwoord
    Minstens 12 tekens. Een korte zin werkt goed.
    kop, Voorwaarden, niveau 2
    knop, Lees in je browser
    gebied, Voorwaarden
      Eerste artikel.
    selectievakje, Ik ga akkoord met de voorwaarden van eConnect (versie 2026-1)., niet aangevinkt
    Ik ga akkoord met de voorwaarden van eConnect (versie 2026-1).
  knop, Annuleren
  knop, Registreer

# registering, password weak
! Dit wachtwoord is niet sterk genoeg. Maak het langer, bijvoorbeeld met een paar losse woorden achter elkaar.

# registering, busy
! We maken je account aan…

# finished, new
! Je account is klaar
hoofdinhoud
  kop, Je account is klaar, niveau 1
  Welkom! Je krijgt ook een bevestiging per e-mail.
  Sanne de Vries
  sanne.devries
  @bakkerijdehoek.nl
  Gebruikersnaam:
  sanne.devries
  gebied, Wat je nu kunt doen
    kop, Wat je nu kunt doen, niveau 2
    lijst met 3 onderdelen
      knop, Gedaan: Vul je bedrijfsgegevens aan
      knop, Kies hoe je facturen verstuurt
      knop, Verstuur een proeffactuur
  knop, Bekijk de uitlegvideo
  knop, Uitloggen
  knop, Ga verder met het instellen van je omgeving
`;

/** A sign-in on a computer without a browser: the one picture that says what no words beside it do is named. */
const byPhone = `
# signing in, by phone
! Ga verder op je telefoon
hoofdinhoud
  Stap 2 van 4:
  Inloggen
  kop, Ga verder op je telefoon, niveau 1, Stap 2 van 4: Inloggen
  status
    Scan de code met de camera van je telefoon en log daar in.
  Op deze computer vonden we geen browser.
  afbeelding, QR-code om op je telefoon in te loggen
  Controleer of in je browser dezelfde woorden staan:
  rustige otter
  Zie je andere woorden? Bevestig dan niets.
  gebied, Lukt scannen niet?
    kop, Lukt scannen niet?, niveau 2
    knop, Link kopiëren
  knop, Annuleren en anders inloggen

# signing in, completing
! Ga verder in je browser
! Gelukt in je browser. We zoeken je account op; daarna ga je hier verder.

# checking a new account
! Is dit je werkaccount?
hoofdinhoud
  Stap 3 van 4:
  Controleren
  kop, Is dit je werkaccount?, niveau 1, Stap 3 van 4: Controleren
  Sanne de Vries
  sanne.devries
  @bakkerijdehoek.nl
  Ingelogd bij Google
  Met dit adres is er nog geen account bij eConnect.
  Als je verdergaat, maken we een nieuw account aan.
  knop, Een ander account gebruiken
  knop, Ja, dit is mijn werkaccount
`;

/** Around the main landmark every screen reads the same. */
const before = `
banner
  eConnect
  knop, Organisatie, opent een dialoogvenster
  keuzelijst, Taal, Nederlands, samengevouwen
`;
const after = `
voettekst
  navigatie, Meer informatie
    knop, Werkt er iets niet?, opent een dialoogvenster
    knop, Hulp
    knop, Video
    knop, Privacy
    knop, Sales
`;

// The times of a mail are the person's own.
testInOwnWindow.use({ timezoneId: 'UTC' });

type Moment = { name: string; announced: string[]; read: string[] };

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function momentsOf(transcript: string): Moment[] {
  const moments: Moment[] = [];
  for (const line of lines(transcript)) {
    const moment = moments.at(-1);
    if (line.startsWith('# ')) moments.push({ name: line.slice(2), announced: [], read: [] });
    else if (line.startsWith('! ')) moment?.announced.push(line.slice(2));
    else moment?.read.push(line);
  }
  return moments;
}

/** Shows a variant as on production, with terms of one line. */
async function show(page: Page, name: string): Promise<void> {
  const snapshot = variant(name);
  const { journey } = snapshot;
  const short =
    journey.step === 'registering' && journey.terms
      ? { ...journey, terms: { ...journey.terms, text: 'Eerste artikel.' } }
      : journey;
  await push(page, { ...snapshot, journey: short, environment: 'production' });
}

for (const [journey, transcript] of Object.entries({
  'a new account by e-mail': byEmail,
  'a sign-in by phone': byPhone,
}))
  testInOwnWindow(`${journey} is spoken as written here`, async ({ page }) => {
    await page.goto('/');
    await show(page, 'starting');
    // The announcement follows the focus: it is not one of those that are listened to.
    await expect(page.locator('[data-announcement]')).toHaveText(copies.nl.starting.heading);
    await listenToAnnouncements(page);
    for (const { name, announced, read } of momentsOf(transcript))
      await test.step(name, async () => {
        await show(page, name);
        await expect.poll(() => page.evaluate(() => window.announcements)).toEqual(announced);
        await page.evaluate(() => window.announcements.splice(0));
        if (read.length === 0) return;
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
        const [heading = ''] = announced;
        const whole = [...lines(before), 'status', `  ${heading}`, ...read, ...lines(after)];
        await expect.poll(() => spokenPage(page)).toEqual(whole);
      });
  });
