/** The words of the account choosers. */
export const chooserCopy = {
  nl: {
    title: 'Kies een account',
    lead: 'om door te gaan naar eConnect Onboarding',
    work: 'Werk',
    private: 'Privé',
    deny: 'Weigeren',
    practice: 'oefenomgeving',
    expiredTitle: 'Deze pagina is verlopen',
    expired: 'Ga terug naar eConnect Onboarding en probeer het opnieuw.',
  },
  en: {
    title: 'Choose an account',
    lead: 'to continue to eConnect Onboarding',
    work: 'Work',
    private: 'Private',
    deny: 'Deny',
    practice: 'practice',
    expiredTitle: 'This page has expired',
    expired: 'Go back to eConnect Onboarding and try again.',
  },
} as const;
