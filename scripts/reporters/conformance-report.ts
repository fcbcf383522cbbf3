import manifest from '../../package.json' with { type: 'json' };
import { tableRow } from '../lib/markdown.ts';
import { MarkdownReporter, type ReportedResult } from './markdown-reporter.ts';

/** The `meta` of a test of the conformance suite. */
type Result = { suite: string; module: string; adapter: string; ending: string; notUsed?: string };
type Row = ReportedResult<Result>;

const { devDependencies: versions } = manifest;

/** The library of each adapter. */
const libraries = {
  microsoft: '@azure/msal-node',
  google: 'google-auth-library',
  oidc: 'openid-client',
} as const;

/** Writes `out/conformance.md`: the result of each module of the hostile provider suite with each adapter. */
export default class ConformanceReporter extends MarkdownReporter<Result> {
  constructor() {
    super('conformance', 'out/conformance.md', reportOf);
  }
}

/** Returns the report as Markdown. Equal results give an equal text. */
export function reportOf(rows: readonly Row[]): string {
  const used = Object.entries(libraries).filter(([name]) => rows.some(({ adapter }) => adapter === name));
  const adapters = used.map(([name]) => name);
  const lines = [
    '# Conformance',
    '',
    'A hostile provider against every adapter of `main/sign-in`, over real HTTP. The modules are those of the OpenID',
    'Foundation’s suite and of FAPI 2.0, by name and expectation; the foundation’s own hosted suite was not used.',
    '“—” is what this client does not do, so that the module’s defect has nothing to act on.',
    '',
    ...used.map(
      ([adapter, library]) => `* \`${adapter}\`: ${library} ${versions[library]}, jose ${versions.jose}`,
    ),
  ];
  for (const suite of new Set(rows.map((row) => row.suite))) {
    const ofSuite = rows.filter((row) => row.suite === suite);
    const names = [...new Set(ofSuite.map(({ module }) => module))];
    const passed = ofSuite.filter((row) => row.passed).length;
    lines.push('', `## ${suite}: ${names.length} modules, ${passed} of ${ofSuite.length} runs passed`, '');
    lines.push(tableRow(['module', ...adapters]), `|---|${adapters.map(() => '---').join('|')}|`);
    for (const module of names) {
      const cells = adapters.map((adapter) =>
        cell(ofSuite.find((row) => row.module === module && row.adapter === adapter)),
      );
      lines.push(tableRow([module, ...cells]));
    }
    const notes = new Set(ofSuite.flatMap(({ notUsed }) => (notUsed === undefined ? [] : [notUsed])));
    if (notes.size > 0) lines.push('', ...[...notes].map((note) => `— ${note}.`));
  }
  return `${lines.join('\n')}\n`;
}

function cell(row: Row | undefined): string {
  if (!row) return '✗ not run';
  if (!row.passed) return `✗ ${row.ending}`;
  return row.notUsed === undefined ? `✓ ${row.ending}` : '— not used';
}
