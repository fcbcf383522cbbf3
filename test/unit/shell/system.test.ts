import { beforeEach, describe, expect, test, vi } from 'vitest';
import { chromiumFetch } from '../../../main/shell/network.ts';
import { copyText } from '../../../main/shell/system.ts';

const desktop = vi.hoisted(() => ({ calls: [] as unknown[][] }));
vi.mock('electron', () => ({
  clipboard: { writeText: async (text: string) => void desktop.calls.push(['writeText', text]) },
  session: {
    fromPartition: (...given: unknown[]) => {
      desktop.calls.push(['fromPartition', ...given]);
      return {
        fetch: async (...request: unknown[]) => {
          desktop.calls.push(['fetch', ...request]);
          return new Response('{}');
        },
      };
    },
  },
}));
beforeEach(() => {
  desktop.calls.length = 0;
});

test('copied text goes to the clipboard', async () => {
  await copyText('https://login.example.test/');
  expect(desktop.calls).toEqual([['writeText', 'https://login.example.test/']]);
});

describe('the network', () => {
  test('has a session in memory, without cache', () => {
    chromiumFetch();
    expect(desktop.calls).toEqual([['fromPartition', 'network', { cache: false }]]);
  });

  test('never sends credentials, whatever was asked', async () => {
    const fetch = chromiumFetch();
    await fetch('https://platform.test/', { method: 'POST', credentials: 'include' });
    expect(desktop.calls[1]).toEqual([
      'fetch',
      'https://platform.test/',
      { method: 'POST', credentials: 'omit' },
    ]);
  });
});
