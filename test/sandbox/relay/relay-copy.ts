/** The words of the pages that hold an answer or show it. */
export const relayCopy = {
  nl: {
    title: 'Ben jij dit?',
    ask: 'Ga alleen door als eConnect Onboarding op je eigen scherm dezelfde woorden toont:',
    warning:
      'Heb je deze link van iemand gekregen, of zie je andere woorden? Kies dan nee. Er gebeurt dan niets.',
    yes: 'Ja, deze woorden staan in de app',
    no: 'Nee',
    pasteTitle: 'Neem deze tekst over',
    pasteAsk: 'Kopieer de tekst, ga terug naar eConnect Onboarding en plak hem daar.',
    pasteLabel: 'Tekst voor de app',
    copy: 'Kopiëren',
    copied: 'Gekopieerd. Ga terug naar de app en plak de tekst.',
    pasteWarning:
      'Plak hem alleen in de app op je eigen scherm. Geef hem nooit aan iemand anders, ook niet aan eConnect.',
    deniedTitle: 'Je bent niet ingelogd',
    denied:
      'Je hebt geen toestemming gegeven. Ga terug naar eConnect Onboarding om het opnieuw te proberen of een andere manier te kiezen.',
  },
  en: {
    title: 'Is this you?',
    ask: 'Go on only if eConnect Onboarding on your own screen shows the same words:',
    warning:
      'Did somebody send you this link, or do you see other words? Then choose no. Nothing will happen.',
    yes: 'Yes, the app shows these words',
    no: 'No',
    pasteTitle: 'Carry this text over',
    pasteAsk: 'Copy the text, go back to eConnect Onboarding and paste it there.',
    pasteLabel: 'Text for the app',
    copy: 'Copy',
    copied: 'Copied. Go back to the app and paste the text.',
    pasteWarning:
      'Paste it only in the app on your own screen. Never give it to anybody else, not to eConnect either.',
    deniedTitle: 'You are not signed in',
    denied:
      'You did not give permission. Go back to eConnect Onboarding to try again or to choose another way.',
  },
} as const;
