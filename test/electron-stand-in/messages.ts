/**
 * A value as text: JSON, with the other things that this app's messages may hold, `undefined` and dates. Runs in the page too.
 *
 * @throws {TypeError} Where the value holds anything else, which structured cloning would let across.
 */
export function pack(value: unknown): string {
  const packed = (one: unknown): unknown => {
    if (one === undefined) return [];
    if (one === null || typeof one === 'string' || typeof one === 'boolean') return one;
    if (typeof one === 'number' && Number.isFinite(one)) return one;
    if (one instanceof Date) return [one.getTime()];
    if (Array.isArray(one)) return [null, one.map(packed)];
    if (typeof one === 'object' && Object.getPrototypeOf(one) === Object.prototype)
      return Object.fromEntries(Object.entries(one).map(([name, of]) => [name, packed(of)]));
    throw new TypeError(`The stand-in cannot pass on a message with ${Object.prototype.toString.call(one)}`);
  };
  return JSON.stringify(packed(value));
}

/** The value of a text that {@link pack} gave. Runs in the page too. */
export function unpack(text: string): unknown {
  const value = (one: unknown): unknown => {
    if (Array.isArray(one)) {
      const [at, items] = one;
      if (one.length === 2) return items.map(value);
      return at === undefined ? undefined : new Date(at);
    }
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([name, of]) => [name, value(of)]));
  };
  return value(JSON.parse(text));
}
