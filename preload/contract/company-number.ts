/** What a person may know of a company: one of its numbers, or its name. */
type CompanyClue = {
  /** `kvk` 8 digits, `branch` (vestigingsnummer) 12, `oin` 20, `belgian` 10, `vat` with its country, or a `name`. */
  kind: 'kvk' | 'branch' | 'oin' | 'belgian' | 'vat' | 'name';
  /** The number without what may stand between its digits, or the name as it was typed. Leading zeros stay. */
  value: string;
  /** False where a check digit does not fit, so that a digit may be mistyped. The search is never refused for it. */
  isPlausible: boolean;
};

/** What may stand between the digits of a number that was copied from a letter or a page. */
const between = '[\\s.\\u00a0/·–-]*';
/** Words before a number, in the languages of the window. A word of a name is not among them. */
const labels =
  /\b(?:kvk|kamer van koophandel|handelsregister|vestigings?nummer|vestiging|ondernemingsnummer|btw|btw-?id|vat|tva|ust|mwst|oin|rsin|id|be|nummer|number|numéro|num|nr|no|n°)\b[\s.:#=-]*/giu;
const dutchVat = new RegExp(
  `NL${between}((?:\\d${between}){9})B${between}((?:\\d${between}){2})(?!\\d)`,
  'iu',
);
const belgianVat = new RegExp(`\\bBE${between}((?:\\d${between}){9,10})(?!\\d)`, 'iu');
const labelledKvk = /(?:kvk|kamer van koophandel|handelsregister)\D{0,24}((?:\d[\s.]?){7}\d)(?!\d)/iu;

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * Understands a number of a company in what was typed or pasted, with its label, spaces and dots; anything else is a name.
 *
 * KvK numbers, vestigingsnummers and OINs have no documented check digit, so that every one of the right length is taken.
 */
export function readCompanyClue(typed: string): CompanyClue {
  const text = typed.normalize('NFKC').trim();
  const dutch = dutchVat.exec(text);
  if (dutch) {
    const value = `NL${digitsOf(dutch[1] ?? '')}B${digitsOf(dutch[2] ?? '')}`;
    return { kind: 'vat', value, isPlausible: isDutchVat(value) };
  }
  const belgian = belgianVat.exec(text);
  if (belgian) {
    const number = digitsOf(belgian[1] ?? '').padStart(10, '0');
    return { kind: 'vat', value: `BE${number}`, isPlausible: isBelgianNumber(number) };
  }
  const rest = text.replace(labels, ' ').trim();
  const number = /^[\d\s.\u00a0/·–:-]+$/u.test(rest) ? digitsOf(rest) : '';
  switch (number.length) {
    case 8:
      return { kind: 'kvk', value: number, isPlausible: true };
    case 10:
      return { kind: 'belgian', value: number, isPlausible: isBelgianNumber(number) };
    case 12:
      return { kind: 'branch', value: number, isPlausible: true };
    case 20:
      return { kind: 'oin', value: number, isPlausible: true };
    default: {
      const labelled = labelledKvk.exec(text);
      if (labelled) return { kind: 'kvk', value: digitsOf(labelled[1] ?? ''), isPlausible: true };
      return { kind: 'name', value: text.replace(/\s+/gu, ' '), isPlausible: true };
    }
  }
}

/**
 * Whether a btw-id `NL` + nine digits + `B` + two digits fits one of its two checks: mod 97 over the whole, letters as numbers
 * (since 2020), or the test of 11 over the nine digits (older ones).
 */
function isDutchVat(value: string): boolean {
  const asNumber = [...value].map((sign) => (/\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55)));
  if (modulo97(asNumber.join('')) === 1) return true;
  const digits = [...value.slice(2, 11)].map(Number);
  const sum = digits.slice(0, 8).reduce((total, digit, at) => total + digit * (9 - at), 0);
  return (sum - (digits[8] ?? 0)) % 11 === 0;
}

/** Whether the last two digits of a Belgian enterprise number are 97 less the remainder of the first eight. */
function isBelgianNumber(number: string): boolean {
  return 97 - modulo97(number.slice(0, 8)) === Number(number.slice(8));
}

function modulo97(digits: string): number {
  return [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0);
}
