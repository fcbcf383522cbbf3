/** The places of the policies on each system. */
export const places = {
  /** Below `HKEY_LOCAL_MACHINE` and `HKEY_CURRENT_USER`. */
  registryKey: String.raw`SOFTWARE\Policies\eConnect\Onboarding`,
  /** The subkey of recommendations, which a person can change. */
  registryRecommended: 'Recommended',
  /** The preference domain on macOS, which is the application's identifier. */
  preferenceDomain: 'eu.econnect.onboarding',
  /** The dictionary of recommendations in that domain. */
  preferenceDefaults: 'Defaults',
  /** On Linux, with `managed` and `recommended` below. */
  linuxFolders: ['/etc/opt/econnect-onboarding/policies', '/etc/econnect-onboarding/policies'],
} as const;
