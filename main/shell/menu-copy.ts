import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '#contract/snapshot.ts';

/** What the menus can do: roles of Electron, which does it by itself. */
export type MenuRole = Extract<
  MenuItemConstructorOptions['role'],
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'minimize'
  | 'zoom'
  | 'front'
>;

/** The label of each role, and the names of the menus in macOS's bar. Electron's own labels are English everywhere. */
export const menuCopy: Record<Language, Record<MenuRole | 'editMenu' | 'windowMenu', string>> = {
  nl: {
    about: 'Over eConnect Onboarding',
    services: 'Voorzieningen',
    hide: 'Verberg eConnect Onboarding',
    hideOthers: 'Verberg andere',
    unhide: 'Toon alles',
    quit: 'Stop eConnect Onboarding',
    editMenu: 'Wijzig',
    undo: 'Ongedaan maken',
    redo: 'Opnieuw',
    cut: 'Knippen',
    copy: 'Kopiëren',
    paste: 'Plakken',
    selectAll: 'Alles selecteren',
    windowMenu: 'Venster',
    minimize: 'Minimaliseer',
    zoom: 'Zoom',
    front: 'Alles op voorgrond',
  },
  en: {
    about: 'About eConnect Onboarding',
    services: 'Services',
    hide: 'Hide eConnect Onboarding',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit eConnect Onboarding',
    editMenu: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    windowMenu: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
  },
  fr: {
    about: 'À propos d’eConnect Onboarding',
    services: 'Services',
    hide: 'Masquer eConnect Onboarding',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    quit: 'Quitter eConnect Onboarding',
    editMenu: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    windowMenu: 'Fenêtre',
    minimize: 'Placer dans le Dock',
    zoom: 'Réduire/agrandir',
    front: 'Tout ramener au premier plan',
  },
  de: {
    about: 'Über eConnect Onboarding',
    services: 'Dienste',
    hide: 'eConnect Onboarding ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: 'eConnect Onboarding beenden',
    editMenu: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    windowMenu: 'Fenster',
    minimize: 'Im Dock ablegen',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
  },
};
