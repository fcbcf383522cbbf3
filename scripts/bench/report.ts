import { median, pairedRatio, rounded } from './statistics.ts';

/** A goal, by its number in docs/performance.md, and what this run reached. */
export type Goal = {
  id: string;
  what: string;
  reached: number;
  atMost: number;
  /** `×` for a ratio to something measured in the same run. */
  unit: '×' | 'ms' | 'kB' | '%' | '';
  /** For a ratio: the medians of both, with their unit. */
  now?: string;
  floor?: string;
};

/** A goal that is a ratio: the median of what each round gave divided by what the floor gave in the same round. */
export function ratioGoal(
  id: string,
  what: string,
  {
    values,
    floor,
    unit,
    atMost,
  }: { values: readonly number[]; floor: readonly number[]; unit: string; atMost: number },
): Goal {
  const text = (of: readonly number[]) => `${rounded(median(of))} ${unit}`;
  return {
    id,
    what,
    reached: pairedRatio(values, floor),
    atMost,
    unit: '×',
    now: text(values),
    floor: text(floor),
  };
}

type Table = { title: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** What a part of the bench measured. `figures` is all of it, for a closer look. */
export type Measured = { tables: Table[]; goals: Goal[]; notes: string[]; figures: unknown };

/** One part of the bench, or why it could not run. */
export type Part = { name: string; title: string } & (Measured | { error: string });

export const isMet = ({ reached, atMost }: Goal): boolean => reached <= atMost;

/** A part as Markdown: its tables, then its goals. */
export function partText(part: Part): string {
  const lines = [`## ${part.title}`, ''];
  if ('error' in part) return [...lines, `✗ could not run: ${part.error}`, ''].join('\n');
  for (const { title, head, rows } of part.tables) lines.push(`**${title}**`, '', ...tableOf(head, rows), '');
  if (part.goals.length > 0) {
    const rows = part.goals.map((goal) => [
      isMet(goal) ? '✓' : '✗',
      goal.id,
      goal.what,
      reachedText(goal),
      `${goal.atMost}${unitOf(goal)}`,
      goal.now ?? '',
      goal.floor ?? '',
    ]);
    lines.push(
      '**Goals**',
      '',
      ...tableOf(['', 'goal', 'what', 'reached', 'at most', 'now', 'floor'], rows),
      '',
    );
  }
  for (const note of part.notes) lines.push(`* ${note}`);
  if (part.notes.length > 0) lines.push('');
  return lines.join('\n');
}

const digits = { '×': 2, ms: 1, kB: 1, '%': 4, '': 0 } as const satisfies Record<Goal['unit'], number>;

const reachedText = (goal: Goal): string => `${rounded(goal.reached, digits[goal.unit])}${unitOf(goal)}`;

/** The goals that were missed, one a line; empty where all were met. */
export function missedText(goals: readonly Goal[]): string {
  const missed = goals.filter((goal) => !isMet(goal));
  return missed
    .map(
      (goal) =>
        `* missed: ${goal.id} ${goal.what}: ${reachedText(goal)}, at most ${goal.atMost}${unitOf(goal)}`,
    )
    .join('\n');
}

const unitOf = ({ unit }: Goal): string => (unit === '' ? '' : ` ${unit}`);

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)];
}
