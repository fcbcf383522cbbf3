/** A piece of an XML document: an element with text, or with elements in it. */
export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  content: string | readonly XmlElement[];
};

/** An element; without content it closes itself. */
export const element = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  content: XmlElement['content'] = [],
): XmlElement => ({ name, attributes, content });

/** A document with a remark before its root, indented by two spaces. */
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
