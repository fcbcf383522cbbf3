import { beforeEach, expect, test, vi } from 'vitest';
import { copyText } from '../../../../main/shell/system.ts';

const desktop = vi.hoisted(() => ({ calls: [] as unknown[][] }));
vi.mock('electron', () => ({
  clipboard: { writeText: async (text: string) => void desktop.calls.push(['writeText', text]) },
}));
beforeEach(() => {
  desktop.calls.length = 0;
});

test('copied text goes to the clipboard', async () => {
  await copyText('https://login.example.test/');
  expect(desktop.calls).toEqual([['writeText', 'https://login.example.test/']]);
});
