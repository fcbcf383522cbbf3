/** A slow value that can be started before it is needed. */
type Preparation<Value> = {
  /** Starts the work. Resolves with the value; with null where it failed, which is not reported: `take` tries again. */
  begin(): Promise<Value | null>;
  /** The value of the first try, or of a second one if the first failed. Rejects as the second try does. */
  take(): Promise<Value>;
};

/** Creates a preparation, used to fetch metadata and keys while the person is in the browser. */
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
    begin: async () => (await begin())?.value ?? null,
    take: async () => {
      const made = await begin();
      return made === null ? await make() : made.value;
    },
  };
}
