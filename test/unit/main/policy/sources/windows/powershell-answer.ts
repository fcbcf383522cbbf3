/*
 * What PowerShell 5.1 puts on its output for the registry's script. Written from the documentation of its language, its
 * registry provider and .NET's RegistryKey, not recorded: no Windows was at hand.
 */

export type SaidValue = { name: string; value: { kind: string; data: unknown } };
type SaidKey = { path: string; values: SaidValue[] };

const provider = 'Microsoft.PowerShell.Core\\Registry::';
const list = (items: readonly unknown[]): string => `[${items.join(',')}]`;

/** A text in the form in which the script gives every text: the numbers of its UTF-16 units. */
const unitsOf = (text: string): number[] =>
  Array.from({ length: text.length }, (_unit, at) => text.charCodeAt(at));

export const said = {
  text: (text: string) => ({ kind: 'text', data: unitsOf(text) }),
  texts: (...texts: string[]) => ({ kind: 'texts', data: texts.map(unitsOf) }),
  /** As .NET has a REG_DWORD: with a sign. */
  number: (data: number) => ({ kind: 'number', data }),
  long: (digits: string) => ({ kind: 'long', data: digits }),
  bytes: (...data: number[]) => ({ kind: 'bytes', data }),
  other: { kind: 'other', data: null },
};

const keyText = ({ path, values }: SaidKey): string => {
  const all = values.map(
    ({ name, value }) => `{"name":${list(unitsOf(name))},"value":${JSON.stringify(value)}}`,
  );
  return `{"path":${list(unitsOf(provider + path))},"values":${list(all)}}`;
};

/** A hive of null is one that PowerShell could not read. */
type SaidHive = readonly SaidKey[] | null;

/** The one line that the script writes. */
export function powerShellAnswer({ HKLM = [], HKCU = [] }: { HKLM?: SaidHive; HKCU?: SaidHive }): string {
  const hive = (keys: SaidHive) => (keys === null ? 'null' : list(keys.map(keyText)));
  return `{"HKLM":${hive(HKLM)},"HKCU":${hive(HKCU)}}\r\n`;
}

const machine = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eConnect\\Onboarding';
const tenant = (number: string) => said.text(`5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c${number}`);

/** The registry of `fixtures/machine.reg`. */
export const machineKeys: readonly SaidKey[] = [
  {
    path: machine,
    values: [
      { name: '', value: said.text('what the unnamed value says') },
      { name: 'ManagedByOrganizationName', value: said.text('Café "De Vries" \\ Zonen') },
      { name: 'SupportUrl', value: said.text('https://helpdesk.bakkerij-devries.nl') },
      { name: 'AllowEmailSignUp', value: said.number(0) },
      { name: 'requireOSkeystore', value: said.number(1) },
      { name: 'AllowedEmailDomains', value: said.texts('bakkerij-devries.nl', 'devries-zonen.example') },
      {
        name: 'ProxyPacUrl',
        value: said.text('http://%COMPUTERNAME%.bakkerij-devries.nl/proxy.pac'),
      },
      { name: 'Language', value: said.long('1') },
      { name: 'UpdateMode', value: said.bytes(0, 1, 255) },
    ],
  },
  {
    path: `${machine}\\AllowedTenants`,
    values: [
      { name: '10', value: tenant('10') },
      { name: '2', value: tenant('02') },
      { name: '1', value: tenant('01') },
    ],
  },
  { path: `${machine}\\AllowedTransports`, values: [] },
  { path: `${machine}\\Recommended`, values: [{ name: 'ProxyMode', value: said.text('direct') }] },
];
