import type { Language } from '#contract/snapshot.ts';

/** The words of the account choosers. */
export const chooserCopy = {
  nl: {
    title: 'Kies een account',
    lead: 'om door te gaan naar eConnect Onboarding',
    work: 'Werk',
    private: 'Privé',
    deny: 'Weigeren',
    expiredTitle: 'Deze pagina is verlopen',
    expired: 'Ga terug naar eConnect Onboarding en probeer het opnieuw.',
  },
  en: {
    title: 'Choose an account',
    lead: 'to continue to eConnect Onboarding',
    work: 'Work',
    private: 'Personal',
    deny: 'Deny',
    expiredTitle: 'This page has expired',
    expired: 'Go back to eConnect Onboarding and try again.',
  },
  fr: {
    title: 'Choisissez un compte',
    lead: 'pour continuer vers eConnect Onboarding',
    work: 'Professionnel',
    private: 'Personnel',
    deny: 'Refuser',
    expiredTitle: 'Cette page a expiré',
    expired: 'Revenez à eConnect Onboarding et réessayez.',
  },
  de: {
    title: 'Konto auswählen',
    lead: 'um mit eConnect Onboarding fortzufahren',
    work: 'Beruflich',
    private: 'Privat',
    deny: 'Ablehnen',
    expiredTitle: 'Diese Seite ist abgelaufen',
    expired: 'Kehren Sie zu eConnect Onboarding zurück und versuchen Sie es erneut.',
  },
} satisfies Record<Language, object>;
