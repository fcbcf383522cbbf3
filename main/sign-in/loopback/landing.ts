/**
 * What the browser's last page says.
 *
 * - `signed-in`: the platform has let the person in.
 * - `continue`: the provider has, and something is left to be done in the app.
 * - `denied`, `failed`: it ended so.
 * - `unfinished`: not known yet, or cancelled.
 * - `received`: the same answer came before, and counts.
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
