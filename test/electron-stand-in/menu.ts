import { record } from './lifecycle.ts';
import { type Offered, offer } from './offer.ts';

export const Menu = offer('Menu', {
  setApplicationMenu: () => undefined,
  // Nobody can choose from it: what each row does is Electron's own, by its role.
  buildFromTemplate: (template) =>
    offer('Menu', {
      popup: () => record(`menu ${JSON.stringify(template)}`),
    } satisfies Offered<Electron.Menu>),
} satisfies Offered<typeof Electron.Menu>);
