import { renderToStaticMarkup } from 'preact-render-to-string';
import { beforeAll, expect, test } from 'vitest';
import { languages, type Snapshot } from '#contract/snapshot.ts';
import { App, warmLaterScreens } from '../../../../renderer/app.tsx';
import { copies } from '../../../support/copies.ts';
import { silentActions } from '../../../support/silent-actions.ts';
import { variants } from '../../../support/variants.ts';

/** Names that would rearrange the words around them, by the field that holds them. */
const names: Record<string, string> = {
  name: 'מאפיית דה הוק',
  by: 'אוסף בע"מ',
  email: 'דנה@דוגמה.test',
  username: 'שרה',
};

/** The same facts about people and organisations with such names. */
function renamed<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    typeof inner === 'string' ? (names[key] ?? inner) : inner,
  );
}

const html = ({ language, ...snapshot }: Snapshot) =>
  renderToStaticMarkup(
    <App
      snapshot={{ ...snapshot, language }}
      copy={{ language, copy: copies[language], laterCopy: copies[language] }}
      refusal={null}
      actions={silentActions}
    />,
  );

beforeAll(warmLaterScreens);

test.each(Object.entries(variants))(
  '%s: every name and address is isolated from the words around it',
  (_, snapshot) => {
    const { journey, management } = snapshot;
    for (const language of languages) {
      const page = html({
        ...snapshot,
        language,
        journey: renamed(journey),
        management: renamed(management),
      });
      const others = page
        .replace(/<bdi[^>]*>.*?<\/bdi>/g, '')
        .replace(/\u2068.*?\u2069/g, '')
        .replace(/\svalue="[^"]*"/g, '');
      expect(others).not.toMatch(/\p{Script=Hebrew}/u);
    }
  },
);

test('names are shown at all', () => {
  const shown = Object.values(variants).map(({ journey, management, ...rest }) =>
    html({ ...rest, journey: renamed(journey), management: renamed(management) }),
  );
  for (const part of ['מאפיית דה הוק', 'דנה', 'שרה', 'אוסף'])
    expect(shown.some((page) => page.includes(part))).toBe(true);
});
