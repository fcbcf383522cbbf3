import { expect, test } from 'vitest';
import { parseFirstRoute } from '../../../../main/network/route.ts';

const proxy = { host: 'proxy.test', port: 8080 };

test.each([
  ['DIRECT', { kind: 'direct' }],
  ['PROXY proxy.test:8080', { kind: 'http', proxy }],
  ['PROXY proxy.test:8080; PROXY other.test:3128; DIRECT', { kind: 'http', proxy }],
  ['PROXY [::1]:8080', { kind: 'http', proxy: { host: '::1', port: 8080 } }],
  ['PROXY proxy.test:80', { kind: 'http', proxy: { host: 'proxy.test', port: 80 } }],
  ['HTTPS proxy.test:8080', { kind: 'other', proxy }],
  ['SOCKS5 proxy.test:8080;DIRECT', { kind: 'other', proxy }],
])('%s', (answer, route) => {
  expect(parseFirstRoute(answer)).toEqual(route);
});

test.each(['', 'PROXY', 'ELSEWHERE proxy.test:8080', 'PROXY ::::'])('%j is no answer', (answer) => {
  expect(parseFirstRoute(answer)).toBeNull();
});
