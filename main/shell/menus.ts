import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '#contract/snapshot.ts';
import { type MenuRole, menuCopy } from './menu-copy.ts';

const separator = { type: 'separator' } as const;

/**
 * Shows cut, copy, paste and select all at a right click, where there is text to edit or text that is selected. Electron
 * shows no menu by itself, so that nobody could paste by mouse.
 *
 * @param language Asked at each click: a person may have chosen another.
 */
export function enableContextMenu(window: BrowserWindow, language: () => Language): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return;
    const row = rowsIn(language());
    const template = isEditable
      ? [
          { ...row('cut'), enabled: editFlags.canCut },
          { ...row('copy'), enabled: editFlags.canCopy },
          { ...row('paste'), enabled: editFlags.canPaste },
          separator,
          row('selectAll'),
        ]
      : [row('copy'), separator, row('selectAll')];
    Menu.buildFromTemplate(template).popup({ window });
  });
}

/**
 * Sets the app's menu in a language, and again whenever that is another. Call it before the first window: until then
 * Electron has a menu of its own, which can reload the page.
 *
 * On macOS copy, paste and quit are to be found in the menu alone. Elsewhere they work without one, and there is none.
 */
export function applicationMenu(platform: NodeJS.Platform = process.platform): (language: Language) => void {
  let current: Language | null = null;
  return (language) => {
    if (language === current) return;
    current = language;
    Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(menuBar(language)) : null);
  };
}

/** macOS's usual menus. It adds to Edit and Window what is its own. */
function menuBar(language: Language): MenuItemConstructorOptions[] {
  const row = rowsIn(language);
  const { editMenu, windowMenu } = menuCopy[language];
  return [
    {
      // The system shows the name of the app there, whatever is said.
      role: 'appMenu',
      submenu: [
        row('about'),
        separator,
        row('services'),
        separator,
        row('hide'),
        row('hideOthers'),
        row('unhide'),
        separator,
        row('quit'),
      ],
    },
    {
      role: 'editMenu',
      label: editMenu,
      submenu: [row('undo'), row('redo'), separator, row('cut'), row('copy'), row('paste'), row('selectAll')],
    },
    {
      role: 'windowMenu',
      label: windowMenu,
      submenu: [row('minimize'), row('zoom'), separator, row('front')],
    },
  ];
}

function rowsIn(language: Language): (role: MenuRole) => { role: MenuRole; label: string } {
  return (role) => ({ role, label: menuCopy[language][role] });
}
