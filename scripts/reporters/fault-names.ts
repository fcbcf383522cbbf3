/** What can go wrong around this client, by the number under which it is tested. */
export const faultNames = {
  1: 'offline before the start',
  2: 'the network goes once the browser is open',
  3: 'a name that is not known, or a server of names that does not answer',
  4: 'a token endpoint that takes the request and never answers',
  5: 'a network that wants a sign-in of its own first',
  6: 'somebody in between shows a certificate that is not trusted',
  7: 'a proxy that asks who this is, or is down',
  8: 'a provider that is down, or is asked too often',
  9: 'a provider whose metadata is hostile',
  10: 'a provider whose keys rotate, are away, empty or far too many',
  11: 'a person who says no, closes the tab or never comes back',
  12: 'no browser that can be opened',
  13: 'no port to listen at',
  14: 'a machine with one kind of loopback address alone',
  15: 'stray and hostile requests at the listener',
  16: 'the same answer fifty times at once',
  17: 'an answer to a sign-in that is over',
  18: 'an answer of another provider than was asked',
  19: 'an ID token with a defect',
  20: 'a clock that is wrong',
  21: 'an access token that no longer counts',
  22: 'a refresh token that was revoked, or used by a copy',
  23: 'two refreshes at once',
  24: 'a platform that answers anything at all',
  25: 'an end between two steps of the onboarding',
  26: 'a keychain that is locked, absent or frozen',
  27: 'a disk that is full, read-only or forbidden',
  28: 'a kill in the middle of a write',
  29: 'damaged files, and an app that keeps breaking down',
  30: 'a second start',
  31: 'sleep of eight hours, and another network after it',
  32: 'a page that crashes or hangs',
  33: 'an activation that expired, was used, or is somebody else’s',
  34: 'links in floods, too long or hostile',
  35: 'a policy that is malformed, anybody’s, gone, or changes',
  36: 'files of a newer version, and an update in the middle',
} as const;

export type FaultNumber = keyof typeof faultNames;

/** What a test leaves of a fault, for the report. */
export type FaultResult = {
  number: FaultNumber;
  /** What the client does. */
  does: string;
  /** The failures, notices and last pages of the browser that a person gets to see. */
  told: { code: string; words: string }[];
  /** What the person can do next. */
  next: string;
  /** Milliseconds until everything was decided. */
  took?: number;
  /** What of it takes another system, and what was tried instead. */
  elsewhere?: string;
};
