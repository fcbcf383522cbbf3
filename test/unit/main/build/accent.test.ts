import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, surfaces } from '#contract/colour.ts';
import { lightenAccent, minTextContrast } from '../../../../main/build/accent.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#0b6170', '#ffffff', 7.1],
  ])('of %s and %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 1);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });

  test('is between 1 and 21', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
        expect(contrast(one, other)).toBeLessThanOrEqual(21.0001);
      }),
    );
  });
});

describe('an accent in the dark', () => {
  test('can be read there, whatever it was', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        expect(contrast(lightenAccent(accent), surfaces.dark)).toBeGreaterThanOrEqual(minTextContrast);
      }),
    );
  });

  test('is hardly lighter than it must be', () => {
    expect(lightenAccent('#8a1538')).toBe('#b56c82');
    expect(contrast('#b56c82', surfaces.dark)).toBeLessThan(4.8);
  });

  test('is unchanged if it is light enough', () => {
    expect(lightenAccent('#74c7d4')).toBe('#74c7d4');
  });
});

test('the surfaces are those of the window', () => {
  const tokens = readFileSync(new URL('../../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = tokens.split('prefers-color-scheme: dark');
  expect(light).toContain('--surface: var(--white)');
  expect(light).toContain(`--white: ${surfaces.light}`);
  expect(dark).toContain(`--surface: ${surfaces.dark}`);
});
