import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { markSvg } from '../../../main/sign-in/loopback/landing-page.ts';
import { Mark } from '../../../renderer/components/mark.tsx';
import { readText } from '../../../scripts/lib/run.ts';

const shapes = (svg: string): string[] =>
  [...svg.matchAll(/ (?:d|rx)="([^"]+)"/g)].map(([, shape = '']) => shape);

test('the mark of the window and of the browser’s last page is the one that the icons are made from', () => {
  const origin = shapes(readText('assets/icons/icon.svg'));
  expect(origin).toHaveLength(3);
  expect(shapes(renderToStaticMarkup(Mark()))).toEqual(origin);
  expect(shapes(markSvg)).toEqual(origin);
});
