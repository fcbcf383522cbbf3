/** The exit codes, which detection scripts of administrators rely on. */
export const exitCodes = {
  /** Rules are in force, and all of them are valid. */
  managed: 0,
  /** Rules are in force, and some of them are not valid. */
  problems: 1,
  /** Nothing is allowed until the rules are corrected. */
  stopped: 2,
  /** There are no rules. */
  unmanaged: 3,
  /** The arguments were wrong (EX_USAGE of sysexits.h). */
  usage: 64,
  /** The file cannot be read (EX_NOINPUT). */
  noInput: 66,
  /** The app could not start (EX_SOFTWARE). */
  software: 70,
  /** The app is open already, so that this cannot be done now (EX_TEMPFAIL). */
  alreadyOpen: 75,
} as const;
