import { jsonText } from './json.ts';
import { places } from './places.ts';
import type { PolicyValue } from './policy-table.ts';

/** Returns one value as a file for Windows' registry editor, for the whole computer. */
export function registrySnippet(key: string, value: PolicyValue): string {
  const place = `HKEY_LOCAL_MACHINE\\${places.registryKey}`;
  const lines = Array.isArray(value)
    ? [`[${place}\\${key}]`, ...value.map((item, index) => `"${index + 1}"=${quoted(item)}`)]
    : [`[${place}]`, `"${key}"=${typeof value === 'boolean' ? dword(value) : quoted(value)}`];
  return `Windows Registry Editor Version 5.00\n\n${lines.join('\n')}\n`;
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
const dword = (on: boolean): string => `dword:0000000${on ? 1 : 0}`;

/** Returns one value as in the payload of a configuration profile. */
export function profileSnippet(key: string, value: PolicyValue): string {
  const lines = Array.isArray(value)
    ? ['<array>', ...value.map((item) => `\t${plistString(item)}`), '</array>']
    : [typeof value === 'boolean' ? `<${value}/>` : plistString(value)];
  return `<key>${key}</key>\n${lines.join('\n')}\n`;
}

const plistString = (text: string): string =>
  `<string>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`;

/** Returns one value as a policy file on Linux. */
export const linuxSnippet = (key: string, value: PolicyValue): string => jsonText({ [key]: value });
