import { expect, test } from 'vitest';
import { nlSetup } from '../../../../renderer/copy/nl/setup.ts';
import { variant } from '../../../support/variants.ts';
import { renderPart } from './render-part.tsx';

/* What a part offers is what there is to choose at this moment. */

const { receiving, verifying } = nlSetup;

const render = (name: string): string => renderPart(variant(name));

test('receiving has its price and can be left for later where it can be switched on', () => {
  const page = render('receiving');
  expect(page).toContain(receiving.turnOn);
  expect(page).toContain('0,35');
  expect(page).toContain(receiving.later);
});

test('receiving that runs elsewhere has no price, and nothing to choose later', () => {
  const page = render('receiving, elsewhere');
  expect(page).toContain('Facturenfabriek');
  expect(page).not.toContain('0,35');
  expect(page).not.toContain(receiving.later);
  expect(page).toContain(nlSetup.back);
});

test('a page that was never opened is not said to be opened again', () => {
  for (const name of ['verifying, before', 'verifying, after a wait', 'verifying, link copied']) {
    expect(render(name)).toContain(verifying.open);
    expect(render(name)).not.toContain(verifying.openAgain);
  }
  expect(render('verifying, opened')).toContain(verifying.openAgain);
});
