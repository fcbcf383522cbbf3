import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { circlesOf, type Graph, roomsOf } from './circles.ts';

/** Source by path from the project's folder, with `/`. */
export type Sources = ReadonlyMap<string, string>;

/** What a file names: a path of the project, a package, or a builtin with `node:`. */
type Import = { target: string; kind: 'value' | 'type'; names: string[] };

type Facts = {
  imports: Import[];
  /** The names that it offers to others. */
  exports: string[];
  onlyReExports: boolean;
  usesAny: boolean;
  opensExternally: boolean;
  comments: string[];
  /** Lines of the longest function. */
  longestFunction: number;
};

/** Loads the module that its command line names. */
const moduleLoader = 'scripts/platform-kit/target-files.ts';

/** Each SDK's one home: where it may be used at all, and where its types alone may be named as well. */
const homes: Record<string, { value: RegExp; types?: RegExp; files?: number }> = {
  '@azure/msal-node': {
    value: /^main\/sign-in\/microsoft\.ts$/,
    types: /^main\/sign-in\/microsoft-[a-z-]+\.ts$/,
  },
  'google-auth-library': { value: /^main\/sign-in\/google(-[a-z-]+)?\.ts$/ },
  gaxios: { value: /^main\/sign-in\/google(-[a-z-]+)?\.ts$/ },
  // One verifier of ID tokens, and one of what eConnect signs.
  jose: { value: /^main\/(sign-in\/id-token|organisation\/signed-document)\.ts$/, files: 2 },
  'jsonc-parser': { value: /^main\/policy\/sources\/policy-json\.ts$/ },
  plist: { value: /^main\/policy\/sources\/property-list\.ts$/ },
  'bplist-parser': { value: /^main\/policy\/sources\/property-list\.ts$/ },
  'electron-updater': { value: /^main\/updates\/updater\.ts$/ },
  'openid-client': { value: /^main\/sign-in\/oidc(-[a-z-]+)?\.ts$/ },
  qr: { value: /^main\/app\/qr-code\.ts$/ },
  '@napi-rs/keyring': { value: /^main\/keychain\/native-keyring\.ts$/ },
  // The connection, and the service that is spoken to over it.
  'dbus-native': { value: /^main\/keychain\/(session-bus|secret-(client|service))\.ts$/, files: 3 },
  'electron-log': { value: /^main\/log\/log\.ts$/, types: /^main\/log\/electron-log\.d\.ts$/ },
};
export const sdks: readonly string[] = Object.keys(homes);

const electronFiles = /^(main\/(shell|start)\/.+|main\/index|preload\/index)\.ts$/;
const externalLinkFile = 'main/shell/external-link.ts';
const contractFiles = /^preload\/contract\//;
const schemasFile = 'preload/contract/schemas.ts';
/** Lines of a function, its first and last included. Not measured in a file of tests, where a suite is a function too. */
const longestFunction = 80;
const script = /\.(ts|tsx|mts)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;

/** Everything in which the files break the rules of the rooms, one sentence each, by file. */
export function violations(sources: Sources): string[] {
  const found: string[] = [];
  const users = new Map<string, string[]>();
  const named = new Map<string, Set<string>>();
  for (const [file, source] of sources) {
    const report = (what: string) => found.push(`${file}: ${what}`);
    checkName(file, report);
    checkLength(file, source, report);
    if (!script.test(file) || file.endsWith('vite.config.ts')) continue;
    const facts = read(file, source);
    checkText(file, facts, report);
    named.set(file, new Set(facts.imports.map(({ target }) => target)));
    for (const one of facts.imports) {
      checkRoom(file, one, report);
      if (one.target in homes && one.kind === 'value' && file.startsWith('main/'))
        users.set(one.target, [...new Set([...(users.get(one.target) ?? []), file])]);
    }
  }
  for (const [sdk, files] of users)
    if (files.length > (homes[sdk]?.files ?? 1)) found.push(`${files.join(', ')}: ${sdk} has one home only`);
  return [...found, ...circles(named)].sort();
}

/** Types count: who names a type has to read it. */
function circles(named: Graph): string[] {
  return [...circlesOf(named), ...circlesOf(roomsOf(named))].map(
    (members) => `${members.join(', ')}: a circle`,
  );
}

/** Files whose exports are loaded by a path that is not written out, and what the configuration at the root imports. */
const loadedByPath =
  /^(scripts\/bench\/(flows|start-up)\/.+|test\/electron-stand-in\/electron|test\/support\/put-back)\.ts$/;

/** The names that a file exports and no other file imports: each is a part of its file alone, or of nothing. */
export function unusedExports(sources: Sources): string[] {
  const exported: { file: string; name: string }[] = [];
  const imported = new Set<string>();
  for (const [file, source] of sources) {
    if (!script.test(file)) continue;
    const { exports, imports } = read(file, source);
    if (!loadedByPath.test(file)) exported.push(...exports.map((name) => ({ file, name })));
    for (const { target, names } of imports) for (const name of names) imported.add(`${target} ${name}`);
  }
  return exported
    .filter(({ file, name }) => !imported.has(`${file} ${name}`) && !imported.has(`${file} *`))
    .map(({ file, name }) => `${file}: ${name}`)
    .sort();
}

type Report = (what: string) => void;

function checkName(file: string, report: Report): void {
  const parts = file.split('/');
  if (!parts.every((part) => kebab.test(part))) report('names are in kebab-case');
  if (parts.slice(0, -1).some((part) => /^(utils?|helpers?|common|misc)$/.test(part)))
    report('a folder is named after what its files are about');
}

function checkLength(file: string, source: string, report: Report): void {
  const limit = /\.(test|spec)\.tsx?$/.test(file) ? 400 : 300;
  const lines = source.trimEnd().split('\n').length;
  if (lines > limit) report(`${lines} lines are more than ${limit}`);
}

function checkText(file: string, facts: Facts, report: Report): void {
  if (facts.onlyReExports) report('a barrel file');
  if (facts.usesAny) report('any');
  if (facts.comments.some((text) => /@ts-(ignore|nocheck)/.test(text))) report('the compiler is silenced');
  if (facts.longestFunction > longestFunction && !/\.(test|spec)\.tsx?$/.test(file))
    report(`a function of ${facts.longestFunction} lines is longer than ${longestFunction}`);
  if (facts.opensExternally && file.startsWith('main/') && file !== externalLinkFile)
    report(`only ${externalLinkFile} opens anything outside`);
}

/** The dependency rule, for one thing that a file names. Tests and scripts may name anything. */
function checkRoom(file: string, one: Import, report: Report): void {
  const { target, kind } = one;
  if (target === '?' && file !== moduleLoader) {
    report('an import whose target cannot be read');
    return;
  }
  if (file.startsWith('test/') || file.startsWith('scripts/')) return;
  if (target === 'electron' && !electronFiles.test(file)) report('electron is for the shell');
  if (target === 'electron' && one.names.some((name) => ['*', 'default'].includes(name)))
    report('electron is imported by name');
  if (target === 'electron' && one.names.includes('shell') && file !== externalLinkFile)
    report(`only ${externalLinkFile} has electron's shell`);
  if (!mayName(file, target, kind)) report(`may not name ${target}`);
}

function mayName(file: string, target: string, kind: Import['kind']): boolean {
  if (contractFiles.test(file))
    return contractFiles.test(target) ? target !== schemasFile : target === 'zod' && file === schemasFile;
  if (file.startsWith('preload/'))
    return target === 'electron' || (contractFiles.test(target) && target !== schemasFile);
  if (file.startsWith('renderer/')) {
    if (['preact', 'zustand'].includes(target)) return true;
    return target.startsWith('renderer/') || (contractFiles.test(target) && target !== schemasFile);
  }
  if (file.startsWith('main/journey/')) return mayJourneyName(target, kind);
  if (!file.startsWith('main/')) return false;
  if (target in homes) {
    const home = homes[target];
    return home?.value.test(file) === true || (kind === 'type' && home?.types?.test(file) === true);
  }
  if (target.startsWith('assets/')) return true;
  if (target === 'main/index.ts') return false;
  // The shell is Electron by another name.
  if (/^main\/(shell|start)\//.test(target)) return /^main\/(index\.ts|start\/|shell\/)/.test(file);
  return (
    /^(main|preload\/contract)\//.test(target) ||
    ['electron', 'zod'].includes(target) ||
    target.startsWith('node:')
  );
}

/**
 * What the journey may use besides types: schemas, because what it keeps on disk has the platform's shapes; the reason `superseded`
 * by which a sign-in ends for a newer one; and functions that ask nothing outside.
 */
const journeyMayUse: readonly string[] = [
  'zod',
  'node:crypto',
  'node:util',
  'main/async/backoff.ts',
  'main/failure/onboarding-error.ts',
  'main/log/reference.ts',
  'main/platform-contract/contract.ts',
  'main/platform-contract/domain.ts',
  'main/platform-contract/wire-address.ts',
  'main/policy/membership.ts',
  'main/sign-in/provider.ts',
];

/** The journey is pure, or goes through ports: of main's other rooms it names types alone. */
function mayJourneyName(target: string, kind: Import['kind']): boolean {
  if (target.startsWith('main/journey/')) return true;
  if (contractFiles.test(target)) return target !== schemasFile;
  if (journeyMayUse.includes(target)) return true;
  return kind === 'type' && /^main\/(?!(app|shell|start)\/)[a-z-]+\//.test(target);
}

function read(file: string, source: string): Facts {
  const { program, module, comments, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const facts: Facts = {
    imports: [],
    exports: [],
    onlyReExports: false,
    usesAny: false,
    opensExternally: false,
    comments: comments.map(({ value }) => value),
    longestFunction: 0,
  };
  const measure = ({ start, end }: { start: number; end: number }) => {
    const lines = source.slice(start, end).split('\n').length;
    facts.longestFunction = Math.max(facts.longestFunction, lines);
  };
  const name = (specifier: string, kind: Import['kind'], names: string[] = []) =>
    facts.imports.push({ target: targetOf(file, specifier), kind, names });

  for (const { start, moduleRequest, entries } of module.staticImports) {
    const kind = /^import\s+type\b/.test(source.slice(start)) ? 'type' : 'value';
    const names = entries.map(({ importName }) =>
      importName.kind === 'NamespaceObject' ? '*' : (importName.name ?? 'default'),
    );
    name(moduleRequest.value, kind, names);
  }
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType, exportName } of entries)
      if (moduleRequest) name(moduleRequest.value, isType ? 'type' : 'value', ['*']);
      else if (exportName.kind === 'Name' && exportName.name) facts.exports.push(exportName.name);

  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ImportExpression: ({ source: asked }) => {
      name(asked.type === 'Literal' ? String(asked.value) : '?', 'value', ['*']);
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && callee.name === 'require')
        name(first?.type === 'Literal' ? String(first.value) : '?', 'value', ['*']);
    },
    TSImportType: ({ source: asked }) => void name(asked.value, 'type', ['*']),
    TSAnyKeyword: () => {
      facts.usesAny = true;
    },
    MemberExpression: ({ property }) => {
      const read = property.type === 'Identifier' ? property.name : 'value' in property ? property.value : '';
      if (read === 'openExternal') facts.opensExternally = true;
    },
  }).visit(program);

  const { body } = program;
  const reExport = /^Export(All|Named)Declaration$/;
  const isReExport = (node: (typeof body)[number]) =>
    reExport.test(node.type) && 'source' in node && node.source;
  facts.onlyReExports =
    body.some(isReExport) && body.every((node) => isReExport(node) || node.type === 'ImportDeclaration');
  return facts;
}

/** A path of the project, a package's name without what lies inside it, or a builtin. */
function targetOf(file: string, specifier: string): string {
  if (specifier === '?') return specifier;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  if (specifier.startsWith('#contract/')) return specifier.replace('#contract/', 'preload/contract/');
  const parts = specifier.split('/');
  return specifier.startsWith('node:')
    ? specifier
    : parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
