import { describe, expect, test } from 'vitest';
import { setupMessages } from '#contract/setup.ts';
import { languages } from '#contract/snapshot.ts';
import { writeMailAddress } from '../../../../main/network/mail-address.ts';
import { writeMessage } from '../../../../main/setup/message-copy.ts';
import type { MessageFacts } from '../../../../main/setup/message-facts.ts';

const page = 'https://platform.test/verify/1';
const facts: MessageFacts = {
  environment: 'bakkerij.test',
  administrators: ['anna@bakkerij.test', 'bram@bakkerij.test'],
  organisation: 'Bakkerij',
  page,
  sought: '69599084',
};

test('a name of the platform is one short line of a message, and adds no line of its own', () => {
  const organisation = `Bakkerij\n\nHier kun je betalen:\nhttps://evil.test\u202e${'x'.repeat(500)}`;
  const text = writeMessage('ask-to-pay', 'nl', { ...facts, organisation }).body;
  const plainText = writeMessage('ask-to-pay', 'nl', facts).body;
  expect(text.split('\n')).toHaveLength(plainText.split('\n').length);
  expect(text).not.toContain('\u202e');
  expect(text.length - plainText.length).toBeLessThan(2 * 120);
  expect(text.split('\n').filter((line) => line.startsWith('https:'))).toEqual([page]);
});

describe.each(languages)('in %s', (language) => {
  test('access is asked of the administrators, payment of whom the person chooses', () => {
    expect(writeMessage('ask-for-access', language, facts)).toMatchObject({ to: facts.administrators });
    const asked = writeMessage('ask-to-pay', language, facts);
    expect(asked.to).toEqual([]);
    expect(asked.body).toContain(`\n${page}`);
  });

  test('support reads what was looked for', () => {
    expect(writeMessage('ask-for-help', language, facts).body).toContain('69599084');
    expect(writeMessage('ask-for-help', language, { ...facts, sought: null }).body).not.toContain('null');
  });

  test('every message can be mailed, also with a long name in it and without any', () => {
    const longest = 'Coöperatieve Vereniging '.repeat(5);
    for (const message of setupMessages)
      for (const changes of [{}, { organisation: null, page: null, sought: null }, { organisation: longest }])
        expect(writeMailAddress(writeMessage(message, language, { ...facts, ...changes }))).not.toBeNull();
  });

  test('a message is the same whatever was put into a name to mislead', () => {
    const environment = 'bakkerij.test\r\nBcc: eve@evil.test\u2066';
    const { subject, body } = writeMessage('ask-for-access', language, { ...facts, environment });
    expect(subject).not.toMatch(/[\r\n\u2066]/);
    expect(body).not.toMatch(/[\r\u2066]/);
  });
});
