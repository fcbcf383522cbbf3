import type { NextSteps } from '../../../main/platform-contract/contract.ts';
import type { PageLanguage } from '../pages/language.ts';

const titles: Record<PageLanguage, Record<string, string>> = {
  nl: {
    company: 'Vul de gegevens van je organisatie aan',
    peppol: 'Meld je organisatie aan bij Peppol',
    'first-invoice': 'Verstuur je eerste factuur',
  },
  en: {
    company: 'Complete the details of your organisation',
    peppol: 'Register your organisation with Peppol',
    'first-invoice': 'Send your first invoice',
  },
};

/** What is left to set up, in the order in which it is done. */
export function nextStepsIn(language: PageLanguage, platformUrl: string): NextSteps {
  return Object.entries(titles[language]).map(([id, title]) => ({
    id,
    title,
    done: false,
    url: `${platformUrl}/next-steps/${id}`,
  }));
}
