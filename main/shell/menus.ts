import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '#contract/snapshot.ts';
import { type MenuRole, menuCopy } from './menu-copy.ts';

const separator = { type: 'separator' } as const;

/**
 * Shows a context menu with cut, copy, paste and select all on editable or selected text. Electron has none by default.
 *
 * @param language Called at each click, because the language can change.
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
 * Returns a function that sets the app's menu in a language. Call that before the first window, because Electron's default
 * menu can reload the page.
 *
 * Only macOS gets a menu: there the shortcuts for copy, paste and quit need one.
 */
export function createMenuSetter(platform: NodeJS.Platform = process.platform): (language: Language) => void {
  let current: Language | null = null;
  return (language) => {
    if (language === current) return;
    current = language;
    Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(menuBar(language)) : null);
  };
}

/** The standard menus of macOS, which adds its own items to Edit and Window. */
function menuBar(language: Language): MenuItemConstructorOptions[] {
  const row = rowsIn(language);
  const { editMenu, windowMenu } = menuCopy[language];
  return [
    {
      // No label: macOS shows the name of the app.
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
