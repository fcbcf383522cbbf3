import { scrub } from '../log/scrubbing.ts';

/** What could identify the person in paths and texts. */
export type Person = {
  /** Their home folder. */
  home: string;
  /** Their user name; null if the system has none. */
  userName: string | null;
};

/** The home folders of people, by the paths where systems keep them. */
const homes = /(?:\/(?:home|Users)|\b[a-z]:[\\/]+(?:Users|Documents and Settings))[\\/]+[^\\/\s"':;,]+/gi;

/** Returns a function that removes personal data from texts: secrets, e-mail addresses, user names and home folders (`~`). */
export function createAnonymiser({ home, userName }: Person): (text: string) => string {
  const ends = String.raw`(?=[\\/]|$)`;
  const own = home.length > 1 ? new RegExp(escapePattern(home) + ends, 'gi') : null;
  const name = userName ? new RegExp(String.raw`(?<=[\\/])${escapePattern(userName)}${ends}`, 'gi') : null;
  return (text) => {
    const elsewhere = own ? text.replaceAll(own, '~') : text;
    const anywhere = elsewhere.replaceAll(homes, '~');
    return scrub(name ? anywhere.replaceAll(name, '[user]') : anywhere);
  };
}

/** Escapes a text for use in a regular expression. */
function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
