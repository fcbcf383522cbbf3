import type { Company } from '../../../main/platform-contract/setup-contract.ts';

/** A company of the register, and what a test or a person needs of it. */
export type RegisteredCompany = Company & {
  /** The name on its bank account, where the right one is paid from. */
  accountHolder: string;
  /** Receives by Peppol through this provider already. */
  receivesAt?: string;
};

type Facts = Partial<RegisteredCompany> & Pick<RegisteredCompany, 'name' | 'city'>;

const company = (number: string, facts: Facts): RegisteredCompany => ({
  id: `company-${number}`,
  tradeNames: [],
  kvkNumber: number,
  isActive: true,
  presence: 'none',
  accountHolder: facts.name,
  ...facts,
});

/** Made-up companies under KvK's test numbers, and others. Belgium's has no KvK number. */
export const register: readonly RegisteredCompany[] = [
  company('69599084', {
    name: 'Bakkerij De Vries B.V.',
    city: 'Utrecht',
    tradeNames: ['De Warme Bakker'],
    vatNumber: 'NL004495445B01',
  }),
  company('68750110', {
    name: 'Molen B.V.',
    city: 'Zaandam',
    vatNumber: 'NL002455799B11',
    receivesAt: 'Facturenfabriek',
  }),
  /** A sole trader, whose VAT number of old would hold a BSN. */
  company('69599068', { name: 'Klusbedrijf Jansen', city: 'Delft', vatNumber: 'NL000099998B57' }),
  company('69599076', { name: 'Opgeheven Handel B.V.', city: 'Assen', isActive: false }),
  company('01234567', { name: 'Elders Administratie B.V.', city: 'Groningen', presence: 'elsewhere' }),
  company('00000019', { name: 'Derde Vestiging B.V.', city: 'Breda' }),
  company('00000027', {
    name: '<b onmouseover="alert(1)">Vet & Co</b> B.V.',
    city: 'Den Haag',
    tradeNames: ['\u202Everkeerd om'],
  }),
  company('00000035', { name: `Lang ${'zeer '.repeat(98)}B.V.`, city: 'Eindhoven' }),
  {
    ...company('0403170701', { name: 'Brouwerij Peeters NV', city: 'Leuven', vatNumber: 'BE0403170701' }),
    kvkNumber: undefined,
    enterpriseNumber: '0403170701',
  },
];

/** The companies that answer to a number or a part of a name, exact ones first. */
export function searchRegister(query: string): RegisteredCompany[] {
  const wanted = query.trim().toLowerCase();
  const numbers = ({ kvkNumber, enterpriseNumber, vatNumber }: RegisteredCompany) =>
    [kvkNumber, enterpriseNumber, vatNumber].map((number) => number?.toLowerCase());
  const exact = register.filter((one) => numbers(one).includes(wanted));
  const named = register.filter(
    (one) =>
      !exact.includes(one) &&
      wanted.length > 1 &&
      [one.name, ...one.tradeNames].some((name) => name.toLowerCase().includes(wanted)),
  );
  return [...exact, ...named].slice(0, 20);
}
