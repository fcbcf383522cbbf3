import { beforeAll, expect, test } from 'vitest';
import { languages, type Snapshot } from '#contract/snapshot.ts';
import { warmLaterScreens } from '../../../../renderer/app.tsx';
import { renderApp } from '../../../support/render-app.tsx';
import { variants } from '../../../support/variants.ts';

/** Names that would rearrange the words around them, by the field that holds them. */
const names: Record<string, string> = {
  name: 'מאפיית דה הוק',
  by: 'אוסף בע"מ',
  email: 'דנה@דוגמה.test',
  username: 'שרה',
};

/** The same state with such people and organisations. */
const renamed = (snapshot: Snapshot): Snapshot => {
  const { journey, management } = snapshot;
  const changed = JSON.stringify({ journey, management }, (key, inner: unknown) =>
    typeof inner === 'string' ? (names[key] ?? inner) : inner,
  );
  return { ...snapshot, ...JSON.parse(changed) };
};

beforeAll(warmLaterScreens);

test.each(Object.entries(variants))(
  '%s: every name and address is isolated from the words around it',
  (_, snapshot) => {
    for (const language of languages) {
      const others = renderApp(renamed({ ...snapshot, language }))
        .replace(/<bdi[^>]*>.*?<\/bdi>/g, '')
        .replace(/\u2068.*?\u2069/g, '')
        .replace(/\svalue="[^"]*"/g, '');
      expect(others).not.toMatch(/\p{Script=Hebrew}/u);
    }
  },
);

test('names are shown at all', () => {
  const shown = Object.values(variants).map((snapshot) => renderApp(renamed(snapshot)));
  for (const part of ['מאפיית דה הוק', 'דנה', 'שרה', 'אוסף'])
    expect(shown.some((page) => page.includes(part))).toBe(true);
});
