/** What Playwright turns off in Chromium: a list that is given replaces its own. */
const playwrightsOwn = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * Arguments for any Chromium of the tests. Without the suggestions of its address bar, which are two pages of their own in
 * each window: they take 0.9 s of a processor, twice as much as all the rest of a window.
 */
export const chromiumArguments: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  `--disable-features=${[...playwrightsOwn, 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'].join(',')}`,
];
