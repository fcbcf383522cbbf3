import { IconPath } from './icon.tsx';

/** The icons of the screens after the first, drawn as in `icon.tsx`. */
const paths = {
  copy: 'M7 7h10v10H7ZM13 7V3H3v10h4',
  phone: 'M6 2.5h8v15H6ZM9 15h2',
  retry: 'M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 2.5v4h-4',
  signOut: 'M8 3H3.5v14H8M8 10h9M13.5 6.5 17 10l-3.5 3.5',
  play: 'M6 3.5v13l10.5-6.5Z',
  search: 'M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM12.5 12.5l4.5 4.5',
  ways: 'M4 6h9l-3-3M16 14H7l3 3',
} as const;

type LaterIconName = keyof typeof paths;

/** A decorative icon that is not loaded with the first screen. */
export function LaterIcon({ name }: { name: LaterIconName }) {
  return <IconPath d={paths[name]} />;
}
