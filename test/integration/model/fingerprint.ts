/** A text with each id in it, which is random, replaced by the order in which it appears. */
export function withoutIds(text: string): string {
  const names = new Map<string, string>();
  return text.replace(
    /[0-9a-f]{8}-[0-9a-f-]{27}|(?:refresh|access|ticket|signup|secret)-[a-z]+-\d+/g,
    (id) => {
      const name = names.get(id) ?? `#${names.size}`;
      names.set(id, name);
      return name;
    },
  );
}
