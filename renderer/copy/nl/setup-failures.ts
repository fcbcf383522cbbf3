import type { FailureCopy } from '../failure-copy.ts';

/** The words for each failure of the setup in Dutch. */
export const nlSetupFailures = {
  'not-administrator': {
    happened: 'Dit mag alleen een beheerder van je omgeving.',
    next: 'Vraag een beheerder om dit te doen. Op het overzicht zie je wie dat zijn.',
  },
  'organisation-elsewhere': {
    happened: 'Deze organisatie hoort al bij een andere omgeving.',
    next: 'Vraag in je organisatie wie die omgeving beheert, of neem contact op met eConnect.',
  },
  'organisation-limit': {
    happened: 'Je omgeving heeft al zoveel organisaties als je abonnement toestaat.',
    next: 'Verwijder op het platform een organisatie, of neem contact op met eConnect over je abonnement.',
  },
  'registered-elsewhere': {
    happened: 'Dit nummer ontvangt al via een andere aanbieder.',
    next: 'Daar verandert niets aan: versturen kan hier wel. Wil je hier ontvangen, laat die aanbieder het nummer dan eerst loslaten.',
  },
  'already-member': {
    happened: 'Deze collega heeft al toegang.',
    next: 'Je hoeft niets te doen.',
  },
  'address-elsewhere': {
    happened: 'Dit adres hoort bij een ander domein.',
    next: 'Mensen met dat domein krijgen een eigen omgeving. Gebruik een adres van je eigen organisatie.',
  },
  'no-longer-there': {
    happened: 'Dit is er niet meer: een collega of eConnect heeft het intussen verwijderd.',
    next: 'Bekijk het overzicht en begin zo nodig opnieuw.',
  },
  'invoice-too-large': {
    happened: 'Dit bestand is groter dan 5 MB.',
    next: 'Kies een kleiner bestand. Grote bijlagen in de factuur kun je weglaten voor de controle.',
  },
  'invoice-not-xml': {
    happened: 'Dit bestand is geen XML-factuur.',
    next: 'Kies het XML-bestand van de factuur. Een PDF kunnen we niet controleren.',
  },
  'invoice-unreadable': {
    happened: 'We kunnen de tekens in dit bestand niet lezen.',
    next: 'Bewaar de factuur in je pakket opnieuw als XML in UTF-8, en kies dat bestand.',
  },
} satisfies Partial<FailureCopy>;
