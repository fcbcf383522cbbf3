import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Language } from '#contract/snapshot.ts';
import type { InvoiceCheck } from '../../../main/platform-contract/setup-contract.ts';

type Invoice = Record<string, unknown>;
type Rule = {
  rule: string;
  text: Record<Language, string>;
  location: string;
  severity?: 'warning';
  isKept: (invoice: Invoice) => boolean;
};

/** The value at a path of element names without their prefix; undefined where there is none. */
function at(invoice: unknown, path: string): unknown {
  let found: unknown = invoice;
  for (const name of path.split('/')) {
    const one: unknown = Array.isArray(found) ? found[0] : found;
    if (typeof one !== 'object' || one === null) return undefined;
    found = Object.entries(one).find(([key]) => key === name)?.[1];
  }
  return found;
}

const has = (path: string) => (invoice: Invoice) => {
  const value = at(invoice, path);
  return value !== undefined && value !== '';
};
const textAt = (invoice: Invoice, path: string): string => {
  const value = at(invoice, path);
  return String(typeof value === 'object' && value !== null ? (at(value, '#text') ?? '') : (value ?? ''));
};

/** A dozen of the rules of EN 16931 and of Peppol BIS Billing 3, by their names. */
const rules: Rule[] = [
  {
    rule: 'BR-01',
    text: {
      nl: 'De factuur noemt niet volgens welke afspraken hij is gemaakt.',
      en: 'The invoice has no specification identifier.',
      fr: 'La facture n’indique pas selon quelles règles elle a été établie.',
      de: 'Die Rechnung nennt nicht, nach welchen Vorgaben sie erstellt wurde.',
    },
    location: '/Invoice/cbc:CustomizationID',
    isKept: has('CustomizationID'),
  },
  {
    rule: 'PEPPOL-EN16931-R001',
    text: {
      nl: 'De factuur noemt geen bedrijfsproces.',
      en: 'The invoice names no business process.',
      fr: 'La facture n’indique aucun processus métier.',
      de: 'Die Rechnung nennt keinen Geschäftsprozess.',
    },
    location: '/Invoice/cbc:ProfileID',
    isKept: has('ProfileID'),
  },
  {
    rule: 'BR-02',
    text: {
      nl: 'De factuur heeft geen nummer.',
      en: 'The invoice has no number.',
      fr: 'La facture n’a pas de numéro.',
      de: 'Die Rechnung hat keine Nummer.',
    },
    location: '/Invoice/cbc:ID',
    isKept: has('ID'),
  },
  {
    rule: 'BR-03',
    text: {
      nl: 'De factuur heeft geen datum.',
      en: 'The invoice has no date.',
      fr: 'La facture n’a pas de date.',
      de: 'Die Rechnung hat kein Datum.',
    },
    location: '/Invoice/cbc:IssueDate',
    isKept: (invoice) => /^\d{4}-\d{2}-\d{2}$/.test(textAt(invoice, 'IssueDate')),
  },
  {
    rule: 'BR-05',
    text: {
      nl: 'De factuur noemt geen valuta.',
      en: 'The invoice names no currency.',
      fr: 'La facture n’indique aucune devise.',
      de: 'Die Rechnung nennt keine Währung.',
    },
    location: '/Invoice/cbc:DocumentCurrencyCode',
    isKept: (invoice) => /^[A-Z]{3}$/.test(textAt(invoice, 'DocumentCurrencyCode')),
  },
  {
    rule: 'BR-06',
    text: {
      nl: 'De naam van de verkoper ontbreekt.',
      en: 'The name of the seller is missing.',
      fr: 'Le nom du vendeur manque.',
      de: 'Der Name des Verkäufers fehlt.',
    },
    location: '/Invoice/cac:AccountingSupplierParty/cac:Party',
    isKept: has('AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName'),
  },
  {
    rule: 'BR-07',
    text: {
      nl: 'De naam van de koper ontbreekt.',
      en: 'The name of the buyer is missing.',
      fr: 'Le nom de l’acheteur manque.',
      de: 'Der Name des Käufers fehlt.',
    },
    location: '/Invoice/cac:AccountingCustomerParty/cac:Party',
    isKept: has('AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName'),
  },
  {
    rule: 'PEPPOL-EN16931-R020',
    text: {
      nl: 'Het Peppol-adres van de verkoper ontbreekt.',
      en: 'The seller has no electronic address.',
      fr: 'L’adresse Peppol du vendeur manque.',
      de: 'Die Peppol-Adresse des Verkäufers fehlt.',
    },
    location: '/Invoice/cac:AccountingSupplierParty/cac:Party/cbc:EndpointID',
    isKept: has('AccountingSupplierParty/Party/EndpointID'),
  },
  {
    rule: 'PEPPOL-EN16931-R010',
    text: {
      nl: 'Het Peppol-adres van de koper ontbreekt.',
      en: 'The buyer has no electronic address.',
      fr: 'L’adresse Peppol de l’acheteur manque.',
      de: 'Die Peppol-Adresse des Käufers fehlt.',
    },
    location: '/Invoice/cac:AccountingCustomerParty/cac:Party/cbc:EndpointID',
    isKept: has('AccountingCustomerParty/Party/EndpointID'),
  },
  {
    rule: 'PEPPOL-EN16931-R003',
    text: {
      nl: 'De factuur heeft geen kenmerk van de koper en geen ordernummer.',
      en: 'The invoice has neither a buyer reference nor an order reference.',
      fr: 'La facture n’a ni référence de l’acheteur ni numéro de commande.',
      de: 'Die Rechnung hat weder eine Käuferreferenz noch eine Bestellnummer.',
    },
    location: '/Invoice/cbc:BuyerReference',
    isKept: (invoice) => has('BuyerReference')(invoice) || has('OrderReference/ID')(invoice),
  },
  {
    rule: 'BR-16',
    text: {
      nl: 'De factuur heeft geen regels.',
      en: 'The invoice has no lines.',
      fr: 'La facture n’a aucune ligne.',
      de: 'Die Rechnung hat keine Positionen.',
    },
    location: '/Invoice/cac:InvoiceLine',
    isKept: has('InvoiceLine'),
  },
  {
    rule: 'BR-15',
    text: {
      nl: 'Het te betalen bedrag ontbreekt.',
      en: 'The amount due is missing.',
      fr: 'Le montant à payer manque.',
      de: 'Der zu zahlende Betrag fehlt.',
    },
    location: '/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
    isKept: has('LegalMonetaryTotal/PayableAmount'),
  },
  {
    rule: 'BR-61',
    severity: 'warning',
    text: {
      nl: 'Er staat geen rekeningnummer op de factuur.',
      en: 'The invoice has no account number.',
      fr: 'La facture n’indique aucun numéro de compte.',
      de: 'Auf der Rechnung steht keine Kontonummer.',
    },
    location: '/Invoice/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID',
    isKept: has('PaymentMeans/PayeeFinancialAccount/ID'),
  },
];

const notXml: Record<Language, string> = {
  nl: 'Dit is geen geldig XML-bestand.',
  en: 'This is not well-formed XML.',
  fr: 'Ce fichier XML n’est pas valide.',
  de: 'Dies ist keine gültige XML-Datei.',
};
const notAnInvoice: Record<Language, string> = {
  nl: 'Dit bestand is geen UBL-factuur.',
  en: 'This is not a UBL invoice.',
  fr: 'Ce fichier n’est pas une facture UBL.',
  de: 'Diese Datei ist keine UBL-Rechnung.',
};

/** Checks an invoice. Nothing of it is kept. Entities are not expanded, so that a document cannot grow. */
export function checkInvoice(xml: string, language: Language): InvoiceCheck {
  if (XMLValidator.validate(xml) !== true) return unreadable(notXml[language]);
  const parser = new XMLParser({
    ignoreAttributes: true,
    removeNSPrefix: true,
    parseTagValue: false,
    processEntities: false,
  });
  const document: unknown = parser.parse(xml);
  const invoice = at(document, 'Invoice');
  if (typeof invoice !== 'object' || invoice === null) return unreadable(notAnInvoice[language]);
  const findings = rules
    .filter(({ isKept }) => !isKept({ ...invoice }))
    .map(({ rule, text, location, severity = 'error' as const }) => ({
      severity,
      rule,
      text: text[language],
      location,
    }));
  return { isValid: findings.every(({ severity }) => severity !== 'error'), findings };
}

function unreadable(text: string): InvoiceCheck {
  return { isValid: false, findings: [{ severity: 'error', rule: 'XML', text }] };
}
