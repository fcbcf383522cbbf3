/**
 * The message of the browser's last page.
 *
 * - `signed-in`: the platform accepted the sign-in.
 * - `continue`: the provider did, and the app has a next step for the person.
 * - `denied`: the person refused consent.
 * - `failed`: the sign-in failed.
 * - `unfinished`: the outcome is not known yet, or the sign-in was cancelled.
 * - `received`: the same response came earlier and was accepted.
 * - `superseded`: a tab of an older attempt.
 * - `ignored`: a request that belongs to no sign-in.
 */
export type Landing =
  | 'signed-in'
  | 'continue'
  | 'denied'
  | 'failed'
  | 'unfinished'
  | 'received'
  | 'superseded'
  | 'ignored';
