import type { Language } from '#contract/snapshot.ts';

/**
 * The message of the browser's last page.
 *
 * - `signed-in`: the platform accepted the sign-in.
 * - `continue`: the provider did, and the app has a next step for the person.
 * - `denied`: the person refused consent.
 * - `failed`: the sign-in failed.
 * - `unfinished`: the outcome is not known yet, or the sign-in was cancelled.
 * - `received`: the same response came earlier and was accepted.
 * - `superseded`: a tab of an older attempt.
 * - `ignored`: a request that belongs to no sign-in.
 */
export type Landing =
  | 'signed-in'
  | 'continue'
  | 'denied'
  | 'failed'
  | 'unfinished'
  | 'received'
  | 'superseded'
  | 'ignored';

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
      'Er is niet ingelogd',
      'Er is geen toestemming gegeven. Ga terug naar eConnect Onboarding. Daar kun je het opnieuw proberen of een andere manier kiezen.',
    ],
    failed: [
      'Inloggen is niet gelukt',
      'Ga terug naar eConnect Onboarding. Daar staat wat er misging en wat je kunt doen. Je kunt dit tabblad sluiten.',
    ],
    unfinished: [
      'Ga terug naar eConnect Onboarding',
      'Daar zie je hoe het met je inlogpoging staat. Je kunt dit tabblad sluiten.',
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
      'Deze pagina hoort niet bij een inlogpoging',
      'Ga terug naar eConnect Onboarding en begin daar opnieuw. Je kunt dit tabblad sluiten.',
    ],
  },
  en: {
    reference: 'Reference for support:',
    'signed-in': ['You’re signed in', 'Continue in eConnect Onboarding. You can close this tab.'],
    continue: [
      'Continue in eConnect Onboarding',
      'You’ve signed in in your browser. The app shows what’s left to do. You can close this tab.',
    ],
    denied: [
      'You’re not signed in',
      'Permission wasn’t given. Go back to eConnect Onboarding to try again or choose another option.',
    ],
    failed: [
      'Sign-in failed',
      'Go back to eConnect Onboarding to see what went wrong and what you can do. You can close this tab.',
    ],
    unfinished: [
      'Go back to eConnect Onboarding',
      'It shows the status of your sign-in. You can close this tab.',
    ],
    received: [
      'Your answer has already arrived',
      'Continue in eConnect Onboarding. It shows the status of your sign-in. You can close this tab.',
    ],
    superseded: [
      'This tab no longer counts',
      'You’ve started again. Continue in the most recent tab. You can close this one.',
    ],
    ignored: [
      'This page isn’t part of a sign-in',
      'Go back to eConnect Onboarding and start again there. You can close this tab.',
    ],
  },
  fr: {
    reference: 'Référence pour l’assistance :',
    'signed-in': ['Connexion réussie', 'Continuez dans eConnect Onboarding. Vous pouvez fermer cet onglet.'],
    continue: [
      'Continuez dans eConnect Onboarding',
      'Connexion réussie dans votre navigateur. L’application indique ce qu’il vous reste à faire. Vous pouvez fermer cet onglet.',
    ],
    denied: [
      'Vous n’êtes pas connecté',
      'L’autorisation n’a pas été donnée. Revenez à eConnect Onboarding pour réessayer ou choisir une autre méthode.',
    ],
    failed: [
      'La connexion a échoué',
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
    reference: 'Referenz für den Support:',
    'signed-in': [
      'Sie sind angemeldet',
      'Fahren Sie in eConnect Onboarding fort. Sie können diesen Tab schließen.',
    ],
    continue: [
      'Fahren Sie in eConnect Onboarding fort',
      'Die Anmeldung im Browser war erfolgreich. In der App steht, was noch zu tun ist. Sie können diesen Tab schließen.',
    ],
    denied: [
      'Sie sind nicht angemeldet',
      'Es wurde keine Zustimmung erteilt. Kehren Sie zu eConnect Onboarding zurück. Dort können Sie es erneut versuchen oder anders anmelden.',
    ],
    failed: [
      'Die Anmeldung ist fehlgeschlagen',
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
      'Dieser Tab wird nicht mehr berücksichtigt',
      'Sie haben neu begonnen. Fahren Sie im neuesten Tab fort. Diesen können Sie schließen.',
    ],
    ignored: [
      'Diese Seite gehört zu keiner Anmeldung',
      'Kehren Sie zu eConnect Onboarding zurück und beginnen Sie dort neu. Sie können diesen Tab schließen.',
    ],
  },
};
