import type { Language } from '#contract/snapshot.ts';

/** The words of the page that asks whether to release an answer, and of the page that shows one as text to paste. */
export const relayCopy = {
  nl: {
    title: 'Ben jij dit?',
    ask: 'Ga alleen door als eConnect Onboarding op je eigen scherm dezelfde woorden toont:',
    warning:
      'Heb je deze link van iemand gekregen, of zie je andere woorden? Kies dan nee. Dan wordt er niet ingelogd.',
    yes: 'Ja, deze woorden staan in de app',
    no: 'Nee',
    pasteTitle: 'Neem deze tekst over',
    pasteAsk: 'Kopieer de tekst, ga terug naar eConnect Onboarding en plak hem daar.',
    pasteLabel: 'Tekst voor de app',
    copy: 'Kopiëren',
    copied: 'Gekopieerd. Ga terug naar de app en plak de tekst.',
    pasteWarning:
      'Plak hem alleen in de app op je eigen scherm. Geef hem nooit aan iemand anders, ook niet aan eConnect.',
    deniedTitle: 'Er is niet ingelogd',
    denied:
      'Er is geen toestemming gegeven. Ga terug naar eConnect Onboarding. Daar kun je het opnieuw proberen of een andere manier kiezen.',
  },
  en: {
    title: 'Is this you?',
    ask: 'Only continue if eConnect Onboarding on your own screen shows the same two Dutch words:',
    warning:
      'Did somebody send you this link, or do you see other words? Then choose no. Nobody will be signed in.',
    yes: 'Yes, the app shows these words',
    no: 'No',
    pasteTitle: 'Copy this text',
    pasteAsk: 'Copy the text, go back to eConnect Onboarding and paste it there.',
    pasteLabel: 'Text for the app',
    copy: 'Copy',
    copied: 'Copied. Go back to the app and paste the text.',
    pasteWarning:
      'Only paste it in the app on your own screen. Never give it to anyone else, not even to eConnect.',
    deniedTitle: 'You’re not signed in',
    denied: 'Permission wasn’t given. Go back to eConnect Onboarding to try again or choose another option.',
  },
  fr: {
    title: 'Est-ce bien vous ?',
    ask: 'Continuez uniquement si eConnect Onboarding affiche sur votre écran les deux mêmes mots néerlandais :',
    warning:
      'Quelqu’un vous a envoyé ce lien, ou vous voyez d’autres mots ? Choisissez non. Personne ne sera alors connecté.',
    yes: 'Oui, l’application affiche ces mots',
    no: 'Non',
    pasteTitle: 'Copiez ce texte',
    pasteAsk: 'Copiez le texte, revenez à eConnect Onboarding et collez-le là.',
    pasteLabel: 'Texte pour l’application',
    copy: 'Copier',
    copied: 'Copié. Revenez à l’application et collez le texte.',
    pasteWarning:
      'Collez-le uniquement dans l’application sur votre propre écran. Ne le donnez à personne d’autre, pas même à eConnect.',
    deniedTitle: 'Vous n’êtes pas connecté',
    denied:
      'L’autorisation n’a pas été donnée. Revenez à eConnect Onboarding pour réessayer ou choisir une autre méthode.',
  },
  de: {
    title: 'Sind Sie das?',
    ask: 'Fahren Sie nur fort, wenn eConnect Onboarding auf Ihrem Bildschirm dieselben zwei niederländischen Wörter zeigt:',
    warning:
      'Hat Ihnen jemand diesen Link geschickt, oder sehen Sie andere Wörter? Dann wählen Sie Nein. Es wird niemand angemeldet.',
    yes: 'Ja, diese Wörter stehen in der App',
    no: 'Nein',
    pasteTitle: 'Kopieren Sie diesen Text',
    pasteAsk: 'Kopieren Sie den Text und kehren Sie zu eConnect Onboarding zurück. Fügen Sie ihn dort ein.',
    pasteLabel: 'Text für die App',
    copy: 'Kopieren',
    copied: 'Kopiert. Kehren Sie zur App zurück und fügen Sie den Text ein.',
    pasteWarning:
      'Fügen Sie ihn nur in der App auf Ihrem eigenen Bildschirm ein. Geben Sie ihn niemandem, auch nicht eConnect.',
    deniedTitle: 'Sie sind nicht angemeldet',
    denied:
      'Es wurde keine Zustimmung erteilt. Kehren Sie zu eConnect Onboarding zurück. Dort können Sie es erneut versuchen oder sich anders anmelden.',
  },
} satisfies Record<Language, object>;
