import type { Language } from '#contract/snapshot.ts';
import type { Landing } from './landing-page.ts';

type Words = Record<Landing, readonly [title: string, text: string]> & { reference: string };

/** The words of the browser's last page. */
export const landingCopy: Record<Language, Words> = {
  nl: {
    reference: 'Referentie voor hulp:',
    'signed-in': ['Je bent ingelogd', 'Ga verder in eConnect Onboarding. Je kunt dit tabblad sluiten.'],
    continue: [
      'Ga verder in eConnect Onboarding',
      'Inloggen in je browser is gelukt. In de app staat wat je nog moet doen. Je kunt dit tabblad sluiten.',
    ],
    denied: [
      'Je bent niet ingelogd',
      'Je hebt geen toestemming gegeven. Ga terug naar eConnect Onboarding om het opnieuw te proberen of een andere manier te kiezen.',
    ],
    failed: [
      'Inloggen is niet gelukt',
      'Ga terug naar eConnect Onboarding. Daar staat wat er misging en wat je kunt doen. Je kunt dit tabblad sluiten.',
    ],
    unfinished: [
      'Ga terug naar eConnect Onboarding',
      'Daar zie je hoe het met je aanmelding staat. Je kunt dit tabblad sluiten.',
    ],
    received: [
      'Je antwoord is al binnen',
      'Ga verder in eConnect Onboarding. Daar zie je hoe het ermee staat. Je kunt dit tabblad sluiten.',
    ],
    superseded: [
      'Dit tabblad telt niet meer',
      'Je bent opnieuw begonnen. Ga verder in het nieuwste tabblad. Dit tabblad kun je sluiten.',
    ],
    ignored: [
      'Deze pagina hoort niet bij een aanmelding',
      'Ga terug naar eConnect Onboarding en begin daar opnieuw. Je kunt dit tabblad sluiten.',
    ],
  },
  en: {
    reference: 'Reference for support:',
    'signed-in': ['You are signed in', 'Go on in eConnect Onboarding. You can close this tab.'],
    continue: [
      'Go on in eConnect Onboarding',
      'Signing in in your browser worked. The app says what is left to do. You can close this tab.',
    ],
    denied: [
      'You are not signed in',
      'You did not give permission. Go back to eConnect Onboarding to try again or to choose another way.',
    ],
    failed: [
      'Signing in did not work',
      'Go back to eConnect Onboarding. It says what went wrong and what you can do. You can close this tab.',
    ],
    unfinished: [
      'Go back to eConnect Onboarding',
      'It shows how your sign-in is doing. You can close this tab.',
    ],
    received: [
      'Your answer has arrived already',
      'Go on in eConnect Onboarding. It shows how your sign-in is doing. You can close this tab.',
    ],
    superseded: [
      'This tab no longer counts',
      'You have started again. Go on in the newest tab. You can close this one.',
    ],
    ignored: [
      'This page does not belong to a sign-in',
      'Go back to eConnect Onboarding and start again there. You can close this tab.',
    ],
  },
  fr: {
    reference: 'Référence pour l’assistance :',
    'signed-in': ['Vous êtes connecté', 'Continuez dans eConnect Onboarding. Vous pouvez fermer cet onglet.'],
    continue: [
      'Continuez dans eConnect Onboarding',
      'La connexion dans votre navigateur a réussi. L’application indique ce qu’il vous reste à faire. Vous pouvez fermer cet onglet.',
    ],
    denied: [
      'Vous n’êtes pas connecté',
      'Vous n’avez pas donné votre autorisation. Revenez à eConnect Onboarding pour réessayer ou choisir une autre méthode.',
    ],
    failed: [
      'La connexion n’a pas abouti',
      'Revenez à eConnect Onboarding : vous y verrez ce qui s’est passé et ce que vous pouvez faire. Vous pouvez fermer cet onglet.',
    ],
    unfinished: [
      'Revenez à eConnect Onboarding',
      'Vous y verrez où en est votre connexion. Vous pouvez fermer cet onglet.',
    ],
    received: [
      'Votre réponse est déjà arrivée',
      'Continuez dans eConnect Onboarding. Vous y verrez où en est votre connexion. Vous pouvez fermer cet onglet.',
    ],
    superseded: [
      'Cet onglet ne compte plus',
      'Vous avez recommencé. Continuez dans l’onglet le plus récent. Vous pouvez fermer celui-ci.',
    ],
    ignored: [
      'Cette page n’appartient à aucune connexion',
      'Revenez à eConnect Onboarding et recommencez-y. Vous pouvez fermer cet onglet.',
    ],
  },
  de: {
    reference: 'Referenz für die Hilfe:',
    'signed-in': [
      'Sie sind angemeldet',
      'Fahren Sie in eConnect Onboarding fort. Sie können diesen Tab schließen.',
    ],
    continue: [
      'Fahren Sie in eConnect Onboarding fort',
      'Die Anmeldung im Browser hat geklappt. In der App steht, was noch zu tun ist. Sie können diesen Tab schließen.',
    ],
    denied: [
      'Sie sind nicht angemeldet',
      'Sie haben nicht zugestimmt. Kehren Sie zu eConnect Onboarding zurück, um es erneut zu versuchen oder einen anderen Weg zu wählen.',
    ],
    failed: [
      'Die Anmeldung hat nicht geklappt',
      'Kehren Sie zu eConnect Onboarding zurück. Dort steht, was geschehen ist und was Sie tun können. Sie können diesen Tab schließen.',
    ],
    unfinished: [
      'Kehren Sie zu eConnect Onboarding zurück',
      'Dort sehen Sie, wie weit Ihre Anmeldung ist. Sie können diesen Tab schließen.',
    ],
    received: [
      'Ihre Antwort ist schon da',
      'Fahren Sie in eConnect Onboarding fort. Dort sehen Sie, wie weit Ihre Anmeldung ist. Sie können diesen Tab schließen.',
    ],
    superseded: [
      'Dieser Tab zählt nicht mehr',
      'Sie haben neu begonnen. Fahren Sie im neuesten Tab fort. Diesen können Sie schließen.',
    ],
    ignored: [
      'Diese Seite gehört zu keiner Anmeldung',
      'Kehren Sie zu eConnect Onboarding zurück und beginnen Sie dort neu. Sie können diesen Tab schließen.',
    ],
  },
};
