import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { languages } from '#contract/snapshot.ts';
import { menuCopy } from '../../../../main/shell/menu-copy.ts';
import { createMenuSetter, enableContextMenu } from '../../../../main/shell/menus.ts';
import { fakeEvent, fakeWindow } from '../../../support/fakes.ts';

const desktop = vi.hoisted(() => ({ shown: [] as unknown[], set: [] as unknown[] }));
vi.mock('electron', () => ({
  Menu: {
    setApplicationMenu: (menu: { template: unknown } | null) => desktop.set.push(menu?.template ?? null),
    buildFromTemplate: (template: unknown) => ({ template, popup: () => desktop.shown.push(template) }),
  },
}));
beforeEach(() => {
  desktop.shown.length = 0;
  desktop.set.length = 0;
});

const nothing = { canCut: false, canCopy: false, canPaste: false };

/** The menu of a right click; null where there is none. */
function clicked(
  params: { isEditable?: boolean; selectionText?: string; editFlags?: object },
  language: (typeof languages)[number] = 'nl',
): unknown {
  const { window, emitContents } = fakeWindow();
  enableContextMenu(window, () => language);
  const usual = { isEditable: false, selectionText: '', editFlags: nothing };
  emitContents('context-menu', fakeEvent({}), { ...usual, ...params });
  return desktop.shown[0] ?? null;
}

describe('E07 a right click', () => {
  test('on a field shows its commands, by role', () => {
    const editFlags = { canCut: false, canCopy: false, canPaste: true };
    expect(clicked({ isEditable: true, editFlags })).toEqual([
      { role: 'cut', label: 'Knippen', enabled: false },
      { role: 'copy', label: 'Kopiëren', enabled: false },
      { role: 'paste', label: 'Plakken', enabled: true },
      { type: 'separator' },
      { role: 'selectAll', label: 'Alles selecteren' },
    ]);
  });

  test('on selected text copies it', () => {
    expect(clicked({ selectionText: 'text' })).toMatchObject([
      { role: 'copy' },
      { type: 'separator' },
      { role: 'selectAll' },
    ]);
  });

  test.each(['', ' \n'])('elsewhere shows nothing (%j is selected)', (selectionText) => {
    expect(clicked({ selectionText })).toBeNull();
  });

  test.each(languages)('speaks the language that is spoken then: %s', (language) => {
    expect(clicked({ isEditable: true }, language)).toMatchObject([
      { label: menuCopy[language].cut },
      { label: menuCopy[language].copy },
      { label: menuCopy[language].paste },
      {},
      { label: menuCopy[language].selectAll },
    ]);
  });
});

describe('E07 E16 the menu of the app', () => {
  test.each(['linux', 'win32'] as const)('there is none on %s', (platform) => {
    createMenuSetter(platform)('nl');
    expect(desktop.set).toEqual([null]);
  });

  test('macOS has three, and again in another language', () => {
    const set = createMenuSetter('darwin');
    set('nl');
    set('nl');
    set('fr');
    expect(desktop.set).toMatchObject([
      [{ role: 'appMenu' }, { label: 'Wijzig' }, { label: 'Venster' }],
      [{ role: 'appMenu' }, { label: 'Édition' }, { label: 'Fenêtre' }],
    ]);
  });

  test.each(languages)('no row of it is left to Electron’s English: %s', (language) => {
    createMenuSetter('darwin')(language);
    // What `setApplicationMenu` was given above, from a template.
    const menus = desktop.set[0] as MenuItemConstructorOptions[];
    const rows = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const labels = rows.filter(({ type }) => type !== 'separator').map(({ label }) => label);
    expect(labels).toHaveLength(15);
    expect(labels.every((label) => typeof label === 'string' && label !== '')).toBe(true);
  });
});
