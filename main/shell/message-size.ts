/**
 * Whether a value is plain data whose JSON takes at most `maximum` bytes.
 *
 * Stops counting at the limit, so that a large message costs no more than the limit. Values that JSON cannot represent
 * (cycles, bigints, binary data) do not fit.
 */
export function fitsInJson(value: unknown, maximum: number): boolean {
  let units = 0;
  const count = (key: string, item: unknown): unknown => {
    units += key.length + (typeof item === 'string' ? item.length : 1);
    if (units > maximum || ArrayBuffer.isView(item) || item instanceof ArrayBuffer) throw new RangeError();
    return item;
  };
  try {
    const json: string | undefined = JSON.stringify(value, count);
    return json === undefined || Buffer.byteLength(json) <= maximum;
  } catch {
    return false;
  }
}
