import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, surfaces } from '#contract/colour.ts';
import { accentProperties } from '../../../../renderer/styles/accent.ts';
import { readText } from '../../../../scripts/lib/run.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const property = (accent: string, name: string): string => accentProperties(accent).get(name) ?? '';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#336699', '#336699')).toBe(1);
});

test('text on a button of any colour has enough contrast, pressed or not', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const on = property(accent, '--on-brand');
      expect(contrast(on, property(accent, '--brand'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(on, property(accent, '--brand-press'))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('in the dark theme a colour is used exactly where its contrast suffices', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const standsOut = contrast(accent, surfaces.dark) >= 3;
      expect(property(accent, '--brand-dark')).toBe(standsOut ? accent : '');
    }),
  );
});

test('in the light theme a colour is always used, with an edge where its contrast is too low', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const standsOut = contrast(accent, surfaces.light) >= 3;
      expect(property(accent, '--brand')).toBe(accent);
      expect(property(accent, '--brand-edge') === '').toBe(standsOut);
    }),
  );
});

test('navy is used in the light theme alone, yellow in both with an edge in the light one', () => {
  expect([...accentProperties('#1b2a6b').keys()]).toEqual(['--brand', '--on-brand', '--brand-press']);
  expect(property('#f2b705', '--brand-dark')).toBe('#f2b705');
  expect(property('#f2b705', '--on-brand')).toBe('#000000');
});

test.each([undefined, '', 'red', '#fff', '#12345g', 'url(#x)', '#123456;'])('%s is no colour', (accent) => {
  expect(accentProperties(accent).size).toBe(0);
});

test('the surfaces are those of the stylesheet', () => {
  const tokens = readText('renderer/styles/tokens.css');
  expect(tokens).toContain(`--white: ${surfaces.light};`);
  expect(tokens).toContain(`--surface: ${surfaces.dark};`);
});
