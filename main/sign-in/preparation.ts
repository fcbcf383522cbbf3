/** Something slow that can be begun before it is needed. */
type Preparation<Value> = {
  /** Begins. Failing now is no failure yet. */
  begin(): void;
  /** The value: the one begun with, or where that failed the one of a second try. */
  take(): Promise<Value>;
};

/** Used to fetch metadata and keys while the person is in the browser. */
export function prepare<Value>(make: () => Promise<Value>): Preparation<Value> {
  let early: Promise<{ value: Value } | null> | null = null;
  const begin = () => {
    early ??= make().then(
      (value) => ({ value }),
      () => null,
    );
    return early;
  };
  return {
    begin: () => void begin(),
    take: async () => {
      const made = await begin();
      return made === null ? await make() : made.value;
    },
  };
}
