import { expect, test } from 'vitest';
import { platformTopics } from '#contract/snapshot.ts';
import { addressOf } from '../../../../main/app/link-addresses.ts';

const named = {
  platform: 'https://platform.test',
  configuration: null,
  policy: {},
  nextStep: () => undefined,
};
const offers = { methods: [], manualSignUp: true };

test('there is a place to go on at, whatever the platform names', () => {
  expect(addressOf('platform', named)).toBe('https://platform.test');
  expect(addressOf('platform', { ...named, configuration: offers })).toBe('https://platform.test');
  const links = { platform: 'https://platform.test/start' };
  expect(addressOf('platform', { ...named, configuration: { ...offers, links } })).toBe(links.platform);
});

test.each(platformTopics)('%s is opened where the platform names its address, and not else', (topic) => {
  const links = { [topic]: `https://platform.test/${topic}` };
  expect(addressOf(topic, { ...named, configuration: { ...offers, links } })).toBe(links[topic]);
  for (const configuration of [null, offers, { ...offers, links: {} }])
    expect(() => addressOf(topic, { ...named, configuration })).toThrow('link-not-allowed');
});
