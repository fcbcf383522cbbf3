import type { Language } from '#contract/snapshot.ts';

type Unit = 'millisecond' | 'second' | 'minute' | 'hour' | 'day';

/** How long something takes, in a language's own words: `4 minuten`. */
export const quantity = (language: Language, amount: number, unit: Unit): string =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'millisecond' ? 'short' : 'long',
    maximumFractionDigits: 0,
  }).format(amount);

/** A length of time in seconds, as a person would say it. */
export function duration(language: Language, seconds: number): string {
  if (seconds < 60) return quantity(language, seconds, 'second');
  if (seconds < 2 * 3_600) return quantity(language, seconds / 60, 'minute');
  if (seconds < 2 * 86_400) return quantity(language, seconds / 3_600, 'hour');
  return quantity(language, seconds / 86_400, 'day');
}
