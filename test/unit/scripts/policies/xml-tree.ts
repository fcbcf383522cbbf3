import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** An element of a parsed document, with its children in their order. */
export type XmlNode = {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  /** Of an element without elements in it. */
  text: string;
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

type Raw = Record<string, unknown>;
const rawNodes = z.array(z.record(z.string(), z.unknown()));
const rawAttributes = z.record(z.string(), z.string());

/** The root of a well-formed document; throws at what is wrong with any other. */
export function parseXml(text: string): XmlNode {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new Error(`line ${verdict.err.line}: ${verdict.err.msg}`);
  const [root] = elementsAmong(rawNodes.parse(parser.parse(text)));
  if (root === undefined) throw new Error('an empty document');
  return root;
}

/** All elements of a name, at any depth. */
export function all(root: XmlNode, name: string): XmlNode[] {
  return [root, ...root.children.flatMap((child) => all(child, '*'))].filter(
    (node) => name === '*' || node.name === name,
  );
}

function elementsAmong(nodes: readonly Raw[]): XmlNode[] {
  return nodes.flatMap((node) => {
    const [name] = Object.keys(node).filter((key) => key !== ':@');
    if (name === undefined || name.startsWith('#') || name.startsWith('?')) return [];
    const inside = rawNodes.parse(node[name]);
    const text = inside.map((child) => child['#text'] ?? '').join('');
    return [
      { name, attributes: rawAttributes.parse(node[':@'] ?? {}), children: elementsAmong(inside), text },
    ];
  });
}
