import { expect, test } from 'vitest';
import { writeMessage } from '../../../../main/setup/message-copy.ts';

test('a name of the platform is one short line of a message, and adds no line of its own', () => {
  const organisation = `Bakkerij\n\nHier kun je betalen:\nhttps://evil.test\u202e${'x'.repeat(500)}`;
  const facts = { environment: 'bakkerij.test', organisation, page: 'https://platform.test/verify/1' };
  const text = writeMessage('ask-to-pay', 'nl', facts);
  const plainText = writeMessage('ask-to-pay', 'nl', { ...facts, organisation: 'Bakkerij' });
  expect(text.split('\n')).toHaveLength(plainText.split('\n').length);
  expect(text).not.toContain('\u202e');
  expect(text.length - plainText.length).toBeLessThan(2 * 120);
  expect(text.split('\n').filter((line) => line.startsWith('https:'))).toEqual([facts.page]);
});
