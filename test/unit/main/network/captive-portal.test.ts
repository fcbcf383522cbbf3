import { describe, expect, test } from 'vitest';
import { isCaptivePortal } from '../../../../main/network/captive-portal.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});
const page = answer(200, { 'content-type': 'text/html' });
const asked = (url: string, method?: string) => ({ url, method, accept: 'application/json' });

describe('a response without TLS', () => {
  const http = asked('http://platform.test/data');

  test.each([
    ['a page', page],
    ['a redirect to another host', answer(307, { location: 'https://login.wifi.test/?back=x' })],
    ['511', answer(511)],
  ])('may be a portal: %s', (_, given) => {
    expect(isCaptivePortal(http, given)).toBe(true);
  });

  test.each([
    ['data', answer(200, { 'content-type': 'application/json' })],
    ['a problem shown as a page', answer(500, { 'content-type': 'text/html' })],
    ['a redirect within the host', answer(301, { location: '/elsewhere' })],
    ['a redirect to the same host, signed', answer(301, { location: 'https://platform.test/' })],
    ['a redirect to nothing', answer(302, { location: 'http://[' })],
  ])('is the server itself: %s', (_, given) => {
    expect(isCaptivePortal(http, given)).toBe(false);
  });

  test('a page that was asked for is the server’s', () => {
    expect(isCaptivePortal({ ...http, accept: 'text/html' }, page)).toBe(false);
    expect(isCaptivePortal({ ...http, accept: null }, page)).toBe(false);
  });

  test('a page in response to a form is the server’s', () => {
    expect(isCaptivePortal(asked('http://platform.test/data', 'POST'), page)).toBe(false);
  });
});

describe('a response over TLS', () => {
  const https = asked('https://platform.test/data');

  test('is a portal by its status alone', () => {
    expect(isCaptivePortal(https, answer(511))).toBe(true);
  });

  test.each([
    ['a page', page],
    ['a redirect to another host', answer(302, { location: 'https://elsewhere.test/' })],
  ])('is the server’s mistake: %s', (_, given) => {
    expect(isCaptivePortal(https, given)).toBe(false);
  });
});
