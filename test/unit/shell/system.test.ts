import { beforeEach, describe, expect, test, vi } from 'vitest';
import { copyText, languageOf } from '../../../main/shell/system.ts';

const desktop = vi.hoisted(() => ({ calls: [] as unknown[][] }));
vi.mock('electron', () => ({
  clipboard: { writeText: async (text: string) => void desktop.calls.push(['writeText', text]) },
}));
beforeEach(() => {
  desktop.calls.length = 0;
});

describe('the language', () => {
  test.each([
    [['nl-NL', 'en-US'], 'nl'],
    [['nl_BE'], 'nl'],
    [['en-GB', 'nl-NL'], 'en'],
    [['fr-BE', 'nl-BE', 'en'], 'fr'],
    [['es-ES', 'nl-BE', 'en'], 'nl'],
    [['de-AT'], 'de'],
    [['sv-SE'], 'en'],
    [['nlx'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });
});

test('copied text goes to the clipboard', async () => {
  await copyText('https://login.example.test/');
  expect(desktop.calls).toEqual([['writeText', 'https://login.example.test/']]);
});
