/** Where each system keeps the policies. */
export const places = {
  /** Below `HKEY_LOCAL_MACHINE` and `HKEY_CURRENT_USER`. */
  registryKey: String.raw`SOFTWARE\Policies\eConnect\Onboarding`,
  /** The subkey for what a person may change. */
  registryRecommended: 'Recommended',
  /** The preference domain on macOS, which is the application's identifier. */
  preferenceDomain: 'eu.econnect.onboarding',
  /** The dictionary in that domain for what a person may change. */
  preferenceDefaults: 'Defaults',
  /** On Linux, with `managed` and `recommended` below. */
  linuxFolders: ['/etc/opt/econnect-onboarding/policies', '/etc/econnect-onboarding/policies'],
} as const;
