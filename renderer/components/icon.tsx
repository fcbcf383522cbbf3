import './icon.css';

/**
 * The icons, in one style: 20 × 20 with a margin of 2.5, lines of 1.5 with round ends, in the colour of the text. Each is one
 * path, in which a dot is a line of no length.
 */
const paths = {
  language: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM2.5 10h15M10 2.5c5 5 5 10 0 15-5-5-5-10 0-15Z',
  organisation: 'M4 17.5v-15h8v15M12 7.5h4v10M2.5 17.5h15M7 6h2M7 9.5h2M7 13h2',
  help: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.9-1.1 1.6M10 14v0',
  info: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 9.5v4M10 6.5v0',
  warning: 'M10 3 2.5 16.5h15ZM10 8v4M10 14.2v0',
  wrong: 'M6.9 2.5h6.2l4.4 4.4v6.2l-4.4 4.4H6.9l-4.4-4.4V6.9ZM10 6.5v4M10 13.3v0',
  mail: 'M2.5 4.5h15v11h-15ZM3 5l7 6 7-6',
  clock: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 6v4.5l3 1.5',
  lock: 'M4.5 9h11v8h-11ZM7 9V6a3 3 0 0 1 6 0v3',
  external: 'M11.5 3H17v5.5M17 3l-7.5 7.5M15 12v5H3V5h5',
} as const;

type IconName = keyof typeof paths;

/** A decorative icon beside words that say the same. */
export function Icon({ name }: { name: IconName }) {
  return <IconPath d={paths[name]} />;
}

/** An icon by its path, for `later-icon.tsx`. */
export function IconPath({ d }: { d: string }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={d} />
    </svg>
  );
}
