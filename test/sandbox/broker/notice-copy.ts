import type { Language } from '#contract/snapshot.ts';

/** What a page says that has nothing to ask. */
export type NoticeTopic = 'expired' | 'superseded' | 'continue' | 'refused';

/** The words of the pages that have nothing to ask. */
export const noticeCopy = {
  nl: {
    expired: {
      title: 'Deze inlogpoging is verlopen',
      text: 'Elke link werkt één keer en maar even. Ga terug naar eConnect Onboarding en begin daar opnieuw.',
    },
    superseded: {
      title: 'Dit tabblad telt niet meer',
      text: 'Je bent opnieuw begonnen of hebt geannuleerd. Ga verder in het nieuwste tabblad of in eConnect Onboarding. Dit tabblad kun je sluiten.',
    },
    continue: {
      title: 'Ga verder in eConnect Onboarding',
      text: 'De app op je computer gaat nu vanzelf verder en laat zien hoe het afloopt. Je kunt dit tabblad sluiten.',
    },
    refused: {
      title: 'Er is niet ingelogd',
      text: 'Er is niets doorgegeven. Heb je zelf niets gestart? Dan hoef je niets te doen. Je kunt dit tabblad sluiten.',
    },
  },
  en: {
    expired: {
      title: 'This sign-in has expired',
      text: 'Every link works once, and only briefly. Go back to eConnect Onboarding and start again there.',
    },
    superseded: {
      title: 'This tab no longer counts',
      text: 'You’ve started again or cancelled. Continue in the most recent tab or in eConnect Onboarding. You can close this tab.',
    },
    continue: {
      title: 'Continue in eConnect Onboarding',
      text: 'The app on your computer continues automatically and shows the result. You can close this tab.',
    },
    refused: {
      title: 'You’re not signed in',
      text: 'Nothing was passed on. Didn’t start this yourself? Then there’s nothing to do. You can close this tab.',
    },
  },
  fr: {
    expired: {
      title: 'Cette tentative de connexion a expiré',
      text: 'Chaque lien fonctionne une seule fois et peu de temps. Revenez à eConnect Onboarding et recommencez-y.',
    },
    superseded: {
      title: 'Cet onglet ne compte plus',
      text: 'Vous avez recommencé ou annulé. Continuez dans l’onglet le plus récent ou dans eConnect Onboarding. Vous pouvez fermer celui-ci.',
    },
    continue: {
      title: 'Continuez dans eConnect Onboarding',
      text: 'L’application sur votre ordinateur continue automatiquement et affiche le résultat. Vous pouvez fermer cet onglet.',
    },
    refused: {
      title: 'Vous n’êtes pas connecté',
      text: 'Rien n’a été transmis. Vous n’avez rien lancé vous-même ? Vous n’avez alors rien à faire. Vous pouvez fermer cet onglet.',
    },
  },
  de: {
    expired: {
      title: 'Dieser Anmeldeversuch ist abgelaufen',
      text: 'Jeder Link gilt einmal und nur kurz. Kehren Sie zu eConnect Onboarding zurück und beginnen Sie dort neu.',
    },
    superseded: {
      title: 'Dieser Tab wird nicht mehr berücksichtigt',
      text: 'Sie haben neu begonnen oder abgebrochen. Fahren Sie im neuesten Tab oder in eConnect Onboarding fort. Diesen können Sie schließen.',
    },
    continue: {
      title: 'Fahren Sie in eConnect Onboarding fort',
      text: 'Die App auf Ihrem Computer fährt automatisch fort und zeigt das Ergebnis. Sie können diesen Tab schließen.',
    },
    refused: {
      title: 'Sie sind nicht angemeldet',
      text: 'Es wurde nichts weitergegeben. Haben Sie selbst nichts gestartet? Dann müssen Sie nichts tun. Sie können diesen Tab schließen.',
    },
  },
} satisfies Record<Language, Record<NoticeTopic, { title: string; text: string }>>;
