/** The value below which a share of the values lies; NaN where there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The median of what each round gave divided by what the floor gave in the same round: a busy machine slows both. */
export function pairedRatio(values: readonly number[], floor: readonly number[]): number {
  return median(values.map((value, round) => value / (floor[round] ?? Number.NaN)));
}

/** The same order each time for the same round, another one for each round. */
export function shuffled<Item>(items: readonly Item[], round: number): Item[] {
  let seed = round * 2_654_435_761 + 1;
  const keyed = items.map((item) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return { item, key: seed };
  });
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

/** The value with so many decimals; `–` where there is none. */
export function rounded(value: number, digits = 1): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits);
}
