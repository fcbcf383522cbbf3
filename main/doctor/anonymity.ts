import { scrub } from '../log/scrubbing.ts';

/** What could identify the person in paths and texts. */
export type Person = {
  home: string;
  /** Their user name; null if the system has none. */
  userName: string | null;
};

/** The home folders of people, by the paths where systems keep them. */
const homeFolders =
  /(?:\/(?:home|Users)|\b[a-z]:[\\/]+(?:Users|Documents and Settings))[\\/]+[^\\/\s"':;,]+/gi;

/** Returns a function that removes personal data from texts: e-mail addresses, user names and home folders (`~`). */
export function createAnonymiser({ home, userName }: Person): (text: string) => string {
  const ends = String.raw`(?=[\\/]|$)`;
  const own = home.length > 1 ? new RegExp(escapePattern(home) + ends, 'gi') : null;
  const name = userName ? new RegExp(String.raw`(?<=[\\/])${escapePattern(userName)}${ends}`, 'gi') : null;
  return (text) => {
    const withoutOwnHome = own ? text.replaceAll(own, '~') : text;
    const withoutHomes = withoutOwnHome.replaceAll(homeFolders, '~');
    return scrub(name ? withoutHomes.replaceAll(name, '[user]') : withoutHomes);
  };
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
