import { expect, test } from 'vitest';
import { languages, type Snapshot } from '#contract/snapshot.ts';
import { setupVariants } from '../../../support/setup-variants.ts';
import { renderPart } from './render-part.tsx';

const hebrew = 'מאפיית דה הוק';
/** The fields whose text the platform or the register chose. */
const named = ['name', 'city', 'email', 'provider', 'title', 'searched', 'value', 'number'];

/** The same with names that would rearrange the words around them. */
const renamed = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  setup: JSON.parse(JSON.stringify(snapshot.setup), (key, inner: unknown) =>
    named.includes(key) && typeof inner === 'string' ? hebrew : inner,
  ),
});

test.each(Object.entries(setupVariants))(
  '%s: every name is isolated from the words around it, in every language',
  (_, snapshot) => {
    for (const language of languages) {
      const page = renderPart(renamed({ ...snapshot, language }));
      expect(page.replace(/<bdi[^>]*>.*?<\/bdi>/g, '')).not.toMatch(/\p{Script=Hebrew}/u);
    }
  },
);

test('names are shown at all, whole and never as markup', () => {
  const pages = Object.values(setupVariants).map(renderPart).join('');
  expect(pages).toContain(`Lang ${'zeer '.repeat(98)}B.V.`);
  expect(pages).toContain('&lt;b onmouseover=&quot;alert(1)&quot;>');
  expect(Object.values(setupVariants).map(renamed).map(renderPart).join('')).toContain(hebrew);
});
