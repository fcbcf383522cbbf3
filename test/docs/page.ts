import { readText } from '../../scripts/lib/run.ts';

/** The admin guide, as people read it. */
export const page = readText('docs/administration.md');

/** What is in the page's blocks of one language, in order. */
export function blocksOf(language: string): string[] {
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...page.matchAll(block)].flatMap(([, content]) => content ?? []);
}

/** The page without its blocks. */
export const prose = page.replace(/^```.*?^```$/gms, '');

/** Every `such thing` outside the blocks. */
export const spans: readonly string[] = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, span]) => span ?? []);

/** The cells of the table that begins with this line of headings, row by row. */
export function tableUnder(headings: string): string[][] {
  const [, after] = page.split(`${headings}\n`);
  if (after === undefined) throw new Error(`the page has no table ${headings}`);
  const rows = after.split('\n').slice(1);
  const end = rows.findIndex((row) => !row.startsWith('|'));
  const cellsOf = (row: string) => row.split('|').slice(1, -1);
  return rows.slice(0, end).map((row) => cellsOf(row).map((cell) => cell.trim()));
}
