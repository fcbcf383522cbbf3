import type { Language } from '#contract/snapshot.ts';
import type { NextSteps } from '../../../main/platform-contract/contract.ts';

const titles: Record<Language, Record<string, string>> = {
  nl: {
    company: 'Vul de gegevens van je organisatie aan',
    peppol: 'Meld je organisatie aan bij Peppol',
    'first-invoice': 'Verstuur je eerste factuur',
  },
  en: {
    company: 'Complete your organisation’s details',
    peppol: 'Register your organisation with Peppol',
    'first-invoice': 'Send your first invoice',
  },
  fr: {
    company: 'Complétez les informations de votre organisation',
    peppol: 'Inscrivez votre organisation à Peppol',
    'first-invoice': 'Envoyez votre première facture',
  },
  de: {
    company: 'Ergänzen Sie die Angaben Ihrer Organisation',
    peppol: 'Registrieren Sie Ihre Organisation bei Peppol',
    'first-invoice': 'Senden Sie Ihre erste Rechnung',
  },
};

/** What is left to set up, in the order in which it is done. */
export function nextStepsIn(language: Language, platformUrl: string): NextSteps {
  return Object.entries(titles[language]).map(([id, title]) => ({
    id,
    title,
    done: false,
    url: `${platformUrl}/next-steps/${id}`,
  }));
}
