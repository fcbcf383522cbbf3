/** An XML element with text or child elements. */
export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  content: string | readonly XmlElement[];
};

/** Creates an element; self-closing without content. */
export const element = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  content: XmlElement['content'] = [],
): XmlElement => ({ name, attributes, content });

/** Returns a document with a comment before its root, indented by two spaces. */
export function xmlDocument(root: XmlElement, remark: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<!-- ${remark} -->\n${written(root, '')}`;
}

function written({ name, attributes, content }: XmlElement, indent: string): string {
  const attributed = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const start = `${indent}<${name}${attributed.join('')}`;
  if (content.length === 0) return `${start} />\n`;
  if (typeof content === 'string') return `${start}>${escaped(content)}</${name}>\n`;
  const inside = content.map((child) => written(child, `${indent}  `));
  return `${start}>\n${inside.join('')}${indent}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
