/**
 * The longest texts that the window may send, in UTF-16 code units.
 *
 * Main refuses a whole message with a longer one, so that the window says so beside the field first. No field cuts what is
 * typed or pasted: half of a password is another password.
 */
export const longestInput = {
  /** An e-mail address, for which mail has limits of its own, or a user name. */
  line: 320,
  password: 1024,
  /** The text that the browser's page gave to paste. */
  pasted: 4096,
  /** The version of the terms, and their hash. */
  terms: 64,
  /** An activation code, with what may be around it. */
  code: 32,
  /** Addresses to invite, as they were typed or pasted: several hundreds. */
  addresses: 16 * 1024,
  /** An invoice, of which no sign takes less than a byte. */
  invoice: 5 * 1024 * 1024,
  /** The id of a next step, or a SHA-256 in hexadecimal. */
  id: 64,
} as const;
