/*
 * Loads one file, and prints what that took. CommonJS, and without built-ins of its own: on Node 24 the first `import` of
 * one costs more than all that is measured here.
 */
const Module = require('node:module');

// Electron is not there, and this is about everything else: its stand-in does nothing, and is never ready.
const nothing = () => anything;
const anything = new Proxy(nothing, { get: () => anything });
const app = {
  isPackaged: false,
  getPath: () => '/nonexistent',
  getVersion: () => '1.0.0',
  getPreferredSystemLanguages: () => ['nl'],
  requestSingleInstanceLock: () => true,
  whenReady: () => new Promise(() => {}),
  on: () => app,
  enableSandbox() {},
};
const electron = new Proxy({ app }, { get: (known, name) => known[name] ?? anything });
const load = Module._load;
Module._load = (request, ...rest) => (request === 'electron' ? electron : load(request, ...rest));

const target = process.argv[2];
process.argv.splice(2);
const before = process.cpuUsage();
const begun = process.hrtime.bigint();
require(target);
const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
const used = process.cpuUsage(before);
const cpu = (used.user + used.system) / 1e3;
const { rss } = process.memoryUsage();
const files = Object.keys(require.cache).filter((file) => file !== __filename);
process.stdout.write(JSON.stringify({ milliseconds, cpu, rss, files }), () => process.exit());
