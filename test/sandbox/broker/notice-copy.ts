/** What a page says that has nothing to ask. */
export type NoticeTopic = 'expired' | 'superseded' | 'continue' | 'refused';

export const noticeCopy = {
  nl: {
    expired: {
      title: 'Deze aanmelding is verlopen',
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
      title: 'Je bent niet ingelogd',
      text: 'Er is niets doorgegeven. Heb je zelf niets gestart, dan hoef je niets te doen. Je kunt dit tabblad sluiten.',
    },
  },
  en: {
    expired: {
      title: 'This sign-in has expired',
      text: 'Every link works once, and not for long. Go back to eConnect Onboarding and start again there.',
    },
    superseded: {
      title: 'This tab no longer counts',
      text: 'You started again or cancelled. Go on in the newest tab or in eConnect Onboarding. You can close this tab.',
    },
    continue: {
      title: 'Go on in eConnect Onboarding',
      text: 'The app on your computer now goes on by itself and shows how it ends. You can close this tab.',
    },
    refused: {
      title: 'You are not signed in',
      text: 'Nothing was passed on. If you did not start this yourself, there is nothing you need to do. You can close this tab.',
    },
  },
} as const;
