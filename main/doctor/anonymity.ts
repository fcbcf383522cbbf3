import { scrub } from '../log/scrubbing.ts';

/** Who is at the desk, as far as paths and texts would tell. */
export type Person = {
  /** Their own folder. */
  home: string;
  /** Their short name; null where the system has none for them. */
  userName: string | null;
  /** Exact values that must not be told, besides what is recognised. */
  secrets?: readonly string[];
};

/** Where systems keep people's folders. */
const homes = /(?:\/(?:home|Users)|\b[a-z]:[\\/]+(?:Users|Documents and Settings))[\\/]+[^\\/\s"':;,]+/gi;

/** What rewrites texts so that they say nothing of a person: no secret, no whole e-mail address, `~` for their folder. */
export function anonymiser({ home, userName, secrets = [] }: Person): (text: string) => string {
  const ends = String.raw`(?=[\\/]|$)`;
  const own = home.length > 1 ? new RegExp(literally(home) + ends, 'gi') : null;
  const name = userName ? new RegExp(String.raw`(?<=[\\/])${literally(userName)}${ends}`, 'gi') : null;
  return (text) => {
    const elsewhere = own ? text.replaceAll(own, '~') : text;
    const anywhere = elsewhere.replaceAll(homes, '~');
    return scrub(name ? anywhere.replaceAll(name, '[user]') : anywhere, secrets);
  };
}

/** A pattern for a text as it stands. */
function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
