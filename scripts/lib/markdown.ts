/** A row of a Markdown table. What a cell holds cannot end it or the row. */
export const tableRow = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |`;
