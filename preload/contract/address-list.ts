/** Addresses in a text, by lines, commas, semicolons or spaces, and what separates each from the next. */
const entry = /([^\s,;]+)[\s,;]*/g;

/** The addresses in a text as they were typed, each once. Whether they are addresses is not checked. */
export const listAddresses = (text: string): string[] => [
  ...new Set([...text.matchAll(entry)].map(([, address = '']) => address)),
];

/** The text without these addresses. What else was typed stays as it is. */
export const removeAddresses = (text: string, addresses: readonly string[]): string =>
  text.replace(entry, (typed, address: string) => (addresses.includes(address) ? '' : typed));
