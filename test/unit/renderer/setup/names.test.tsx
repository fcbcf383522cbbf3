import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { languages, type Snapshot } from '#contract/snapshot.ts';
import { SetupCopyContext } from '../../../../renderer/setup/setup-copy.ts';
import { OpenPart } from '../../../../renderer/setup/setup-part.tsx';
import { AppContext } from '../../../../renderer/store/app-context.ts';
import { copies, setupCopies } from '../../../support/copies.ts';
import { setupVariants } from '../../../support/setup-variants.ts';
import { silentActions } from '../../../support/silent-actions.ts';

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

const html = (snapshot: Snapshot) => {
  const { language, setup } = snapshot;
  const copy = copies[language];
  const app = {
    ...snapshot,
    copy,
    laterCopy: copy,
    heading: '',
    failure: undefined,
    refusal: null,
    openPanel: () => {},
    openDoctor: () => {},
    actions: silentActions,
  };
  return renderToStaticMarkup(
    <AppContext value={app}>
      <SetupCopyContext value={setupCopies[language]}>{setup && <OpenPart setup={setup} />}</SetupCopyContext>
    </AppContext>,
  );
};

test.each(Object.entries(setupVariants))(
  '%s: every name is isolated from the words around it, in every language',
  (_, snapshot) => {
    for (const language of languages) {
      const page = html(renamed({ ...snapshot, language }));
      expect(page.replace(/<bdi[^>]*>.*?<\/bdi>/g, '')).not.toMatch(/\p{Script=Hebrew}/u);
    }
  },
);

test('names are shown at all, whole and never as markup', () => {
  const pages = Object.values(setupVariants).map(html).join('');
  expect(pages).toContain(`Lang ${'zeer '.repeat(98)}B.V.`);
  expect(pages).toContain('&lt;b onmouseover=&quot;alert(1)&quot;>');
  expect(Object.values(setupVariants).map(renamed).map(html).join('')).toContain(hebrew);
});
