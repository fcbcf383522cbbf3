import type { Page } from '@playwright/test';

/** The part of a node of Chromium's accessibility tree that is spoken. */
type Node = {
  nodeId: string;
  childIds?: string[];
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  description?: { value?: unknown };
  value?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
};

/** The Dutch words for the roles that are spoken. A role without a row is read through: what it holds is spoken instead. */
const roles: Record<string, string> = {
  banner: 'banner',
  main: 'hoofdinhoud',
  contentinfo: 'voettekst',
  navigation: 'navigatie',
  complementary: 'aanvullend',
  region: 'gebied',
  form: 'formulier',
  dialog: 'dialoogvenster',
  heading: 'kop',
  button: 'knop',
  link: 'link',
  textbox: 'invoerveld',
  checkbox: 'selectievakje',
  combobox: 'keuzelijst',
  list: 'lijst',
  image: 'afbeelding',
  status: 'status',
  alert: 'melding',
};

/** Roles that are named by what they hold, which is therefore not spoken once more. */
const named = new Set(['heading', 'button', 'link', 'textbox', 'checkbox', 'combobox', 'image']);

/** The states that are spoken, by the property of the tree. */
const states: Record<string, (value: unknown) => string | undefined> = {
  level: (value) => `niveau ${value}`,
  checked: (value) => (value === 'true' ? 'aangevinkt' : 'niet aangevinkt'),
  invalid: (value) => (value === 'true' ? 'ongeldig' : undefined),
  expanded: (value) => (value ? 'uitgevouwen' : 'samengevouwen'),
  disabled: (value) => (value ? 'niet beschikbaar' : undefined),
  hasPopup: (value) => (value === 'dialog' ? 'opent een dialoogvenster' : undefined),
};

/**
 * What a screen reader speaks when it reads the page from the top: a line for each landmark, heading, control, picture and
 * text, with states and descriptions, from Chromium's accessibility tree. What lies in a landmark is indented.
 */
export async function spokenPage(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const answer = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  // The protocol's own type of a node, of which less is needed here.
  const nodes = new Map(answer.nodes.map((node) => [node.nodeId, node as Node]));
  const [root] = answer.nodes;
  return root ? linesOf(root.nodeId, nodes, '') : [];
}

function linesOf(id: string, nodes: ReadonlyMap<string, Node>, indent: string): string[] {
  const node = nodes.get(id);
  if (!node) return [];
  const inside = (deeper: string) =>
    (node.childIds ?? []).flatMap((child) => linesOf(child, nodes, indent + deeper));
  const role = textOf(node.role);
  if (node.ignored) return inside('');
  if (role === 'StaticText') return textOf(node.name).trim() ? [indent + textOf(node.name).trim()] : [];
  const word = roles[role];
  if (word === undefined) return inside('');
  const held = named.has(role) ? [] : inside('  ');
  const items = node.childIds?.filter((child) => textOf(nodes.get(child)?.role) === 'listitem').length ?? 0;
  // A live region that is empty now is not spoken.
  if (held.length === 0 && !named.has(role)) return [];
  return [indent + spoken(node, word, role === 'list' ? items : 0), ...held];
}

function spoken(node: Node, word: string, items: number): string {
  const properties = (node.properties ?? []).flatMap(({ name, value }) => states[name]?.(value.value) ?? []);
  const count = items > 0 ? [`${items} onderdelen`] : [];
  const value = textOf(node.value);
  const parts = [
    [word, ...count].join(' met '),
    textOf(node.name),
    value,
    ...properties,
    textOf(node.description),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const textOf = (value: { value?: unknown } | undefined): string => String(value?.value ?? '');

declare global {
  interface Window {
    announcements: string[];
  }
}

/** From now on `window.announcements` holds what the live regions announce: text that comes into one, or an alert that appears. */
export const listenToAnnouncements = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.announcements = [];
    const live = 'output, [role="status"], [role="alert"], [aria-live]';
    const texts = new Map<Element, string>();
    const look = (isFirst: boolean) => {
      for (const region of document.querySelectorAll<HTMLElement>(live)) {
        const text = region.innerText.trim();
        const before = texts.get(region);
        texts.set(region, text);
        // A status that is new with its text is not announced by every screen reader; an alert is.
        const isSpoken = before === undefined ? region.role === 'alert' : text !== before;
        if (!isFirst && isSpoken && text !== '') window.announcements.push(text);
      }
    };
    look(true);
    new MutationObserver(() => look(false)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
