import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { buildRooms } from '../../../scripts/lib/build-rooms.ts';
import { root } from '../../../scripts/lib/run.ts';
import { test } from '../../support/fixtures.ts';

/** Everything that main is made of, with the packages that are bundled, and the one that is not. */
let code: string;
let security: string;

test.beforeAll(async ({ sharedFolder: app }) => {
  await buildRooms({ rooms: ['main', 'main/keychain'], output: app });
  const chunks = await readdir(join(app, 'main'));
  const files = [
    ...chunks.map((name) => join(app, 'main', name)),
    join(root, 'node_modules/@napi-rs/keyring/index.js'),
  ];
  code = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
  security = await readFile(join(root, 'SECURITY.md'), 'utf8');
}, 60_000);

const found = (pattern: RegExp): string[] =>
  [...new Set([...code.matchAll(pattern)].map(([, name = '']) => name))].sort();

/** Variables that say what is loaded, run or replaced: SECURITY.md says of each what becomes of it. */
const acting = [
  'APPIMAGE',
  'DBUS_SESSION_BUS_ADDRESS',
  'NAPI_RS_ENFORCE_VERSION_CHECK',
  'NAPI_RS_FORCE_WASI',
  'NAPI_RS_NATIVE_LIBRARY_PATH',
  'NAPI_RS_WASI_FLAVOR',
  'SSLKEYLOGFILE',
];

/** Variables that only say how something is done or told, or that no code of ours can reach. */
const harmless = {
  ours: ['BROWSER', 'ONBOARDING_ENVIRONMENT'],
  // The system's bus, which is not asked.
  'dbus-native': ['DBUS_SYSTEM_BUS_ADDRESS'],
  debug: ['DEBUG', 'NODE_DEBUG'],
  'electron-updater': [
    'DIFFERENTIAL_DOWNLOAD_PLAN_BUILDER_VALIDATE_RANGES',
    'ELECTRON_BUILDER_LINUX_PACKAGE_MANAGER',
    'GH_TOKEN',
    'GITHUB_TOKEN',
    'GRACEFUL_FS_PLATFORM',
    'LOCALAPPDATA',
    'SNAP',
    'TEST_GRACEFUL_FS_GLOBAL_PATCH',
    'TEST_UPDATER_ARCH',
    'XDG_CACHE_HOME',
  ],
  'google-auth-library': [
    'APPDATA',
    'AWS_ACCESS_KEY_ID',
    'AWS_DEFAULT_REGION',
    'AWS_REGION',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'CLOUDSDK_CONFIG',
    'CLOUD_RUN_JOB',
    'DEBUG_AUTH',
    'DETECT_GCP_RETRIES',
    'FUNCTION_NAME',
    'FUNCTION_TARGET',
    'GAE_MODULE_NAME',
    'GAE_SERVICE',
    'GCE_METADATA_HOST',
    'GCE_METADATA_IP',
    'GCLOUD_PROJECT',
    'GOOGLE_APPLICATION_CREDENTIALS',
    'GOOGLE_CLOUD_PROJECT',
    'GOOGLE_CLOUD_QUOTA_PROJECT',
    'HOME',
    'K_CONFIGURATION',
    'METADATA_SERVER_DETECTION',
    'NO_PROXY',
    'gcloud_project',
    'google_application_credentials',
    'google_cloud_project',
    'no_proxy',
  ],
  'msal-node': ['ProgramData', 'ProgramFiles'],
};

describe('what is shipped', () => {
  test('reads no variable that is not on the list', () => {
    // The last is a constant's name in google-auth-library.
    const known = [...acting, ...Object.values(harmless).flat(), 'nodeEnables'];
    expect(found(/\benv\.([A-Za-z_]\w*)/g)).toEqual(known.sort());
  });

  test('names no program that is not on the list', () => {
    const programs =
      /[`'"]((?:pkexec|g?ksudo|kdesudo|beesu|sudo|mv|sysctl|uname|ldd --version|ldd|reg\.exe|elevate\.exe|cmd(?:\.exe)?|sh|bash|gcloud|xdg-\w+|lsb_release|sw_vers|osascript|codesign|plutil))[`'"]/g;
    expect(found(programs)).toEqual([
      'beesu',
      'elevate.exe',
      'gcloud',
      'gksudo',
      'kdesudo',
      'ldd --version',
      'mv',
      'pkexec',
      'reg.exe',
      'sudo',
      'sysctl',
      'uname',
    ]);
  });

  test('loads nothing whose name is only known when it runs, but what the keychain’s package is told to', () => {
    expect(found(/\b(?:require|import)\(([a-zA-Z_$][^)]{0,60})\)/g)).toEqual([
      'process.env.NAPI_RS_NATIVE_LIBRARY_PATH',
    ]);
    // dbus-native's way to a bus in Bun, whose `bun:ffi` Node does not have.
    expect(found(/(\beval|new Function|\bcreateRequire|[\w.]*\bdlopen)\(/g)).toEqual([
      'e.dlopen',
      'ffi.dlopen',
    ]);
  });
});

test('SECURITY.md says what becomes of each variable that acts, and of each program that is run', () => {
  const said = [...acting.filter((name) => !name.startsWith('NAPI_RS_')), 'NAPI_RS_*'];
  for (const name of [...said, 'mv', 'sysctl', 'uname', 'ldd', 'reg.exe', 'powershell.exe', 'elevate.exe'])
    expect(security.includes(`\`${name}\``), name).toBe(true);
});
