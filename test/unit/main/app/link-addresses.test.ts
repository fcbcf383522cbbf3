import { expect, test } from 'vitest';
import { platformTopics } from '#contract/snapshot.ts';
import { addressOf } from '../../../../main/app/link-addresses.ts';

const named = {
  platform: 'https://platform.test',
  configuration: null,
  policy: {},
  nextStep: () => undefined,
  setupStep: () => undefined,
};
const offers = { methods: [], manualSignUp: true };

test('the platform itself can always be opened, whatever links the configuration has', () => {
  expect(addressOf('platform', named)).toBe('https://platform.test');
  expect(addressOf('platform', { ...named, configuration: offers })).toBe('https://platform.test');
  const links = { platform: 'https://platform.test/start' };
  expect(addressOf('platform', { ...named, configuration: { ...offers, links } })).toBe(links.platform);
});

test.each(platformTopics)('%s is opened only where the configuration has its URL', (topic) => {
  const links = { [topic]: `https://platform.test/${topic}` };
  expect(addressOf(topic, { ...named, configuration: { ...offers, links } })).toBe(links[topic]);
  for (const configuration of [null, offers, { ...offers, links: {} }])
    expect(() => addressOf(topic, { ...named, configuration })).toThrow('link-not-allowed');
});
