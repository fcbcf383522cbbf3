import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { PolicyOrigin } from '#contract/policy.ts';
import { exitCodeOf, type PolicyReport } from '../../main/command-line/policy-report.ts';
import { combineSources } from '../../main/policy/effective-policy.ts';
import { describePolicy } from '../../main/policy/policy-view.ts';
import { deriveSignInRules, noRules } from '../../main/policy/sign-in-rules.ts';
import { tenants } from '../sandbox/accounts.ts';
import { test } from '../support/fixtures.ts';
import { blocksOf } from './page.ts';

/* The page's own scripts, run as they stand there. The programs that they ask are stand-ins. */

const tenant = tenants.bakkerij;
const scripts = blocksOf('sh').filter((script) => script.includes('--print-policy'));
const ours = { AllowedIdentityProviders: ['microsoft'], AllowedTenants: [tenant] };

let folder: string;
test.beforeAll(({ sharedFolder }) => {
  folder = sharedFolder;
  mkdirSync(join(folder, 'bin'));
  const stand = (name: string, script: string) => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  };
  stand('chown', 'exit 0');
  stand('stat', 'echo somebody');
  stand('id', 'echo 501');
  stand('runuser', 'shift 3; exec "$@"');
  stand('launchctl', 'shift 2; exec "$@"');
  stand('sudo', 'shift 2; exec "$@"');
});

/** What `--print-policy` prints and its exit code, for these values of one origin. */
function reportOf(
  values: Record<string, unknown>,
  origin: PolicyOrigin = 'machine',
): { printed: string; code: number } {
  const policy = combineSources([{ origin, location: 'a place', values, problems: [] }]);
  const rules = policy.stops.length > 0 ? noRules : deriveSignInRules(policy.values, null);
  const all = ['microsoft', 'google', 'apple', 'econnect'] as const;
  const view = describePolicy(policy, rules, {
    methods: all.filter((id) => rules.methods?.includes(id) ?? true).map((id) => ({ id, available: true })),
    manualSignUp: rules.emailSignUp,
    returnPaths: ['loopback', 'relay', 'paste'],
  });
  const report: PolicyReport = { client: '0.1.0', environment: 'production', organisation: null, ...view };
  return { printed: `${JSON.stringify(report, null, 2)}\n`, code: exitCodeOf(report) };
}

function run(script: string, { printed, code }: { printed: string; code: number }) {
  const app = join(folder, 'app');
  writeFileSync(join(folder, 'said'), printed);
  writeFileSync(app, `#!/bin/sh\ncat ${join(folder, 'said')}\nexit ${code}\n`);
  chmodSync(app, 0o755);
  const here = script.replace(/'\/Applications\/[^']*'|\/opt\/econnect-onboarding\S*/, `'${app}'`);
  expect(here).not.toBe(script);
  const { stdout, status } = spawnSync('sh', ['-c', here], {
    encoding: 'utf8',
    env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, TMPDIR: folder },
  });
  return { said: stdout.trim().replace(/<\/?result>/g, ''), status };
}

test('there is one for macOS and one for Linux', () => {
  expect(scripts.map((script) => /launchctl|runuser/.exec(script)?.[0])).toEqual(['launchctl', 'runuser']);
});

describe.skipIf(process.platform === 'win32').each(scripts.map((script) => ({ script })))(
  'the script in $script',
  ({ script }) => {
    const fails = script.includes('<result>') ? 0 : 1;

    test('finds the rules that it is about, and others beside them', () => {
      for (const values of [ours, { ...ours, UpdateMode: 'none', AllowedEmailDomains: ['example.nl'] }])
        expect(run(script, reportOf(values))).toEqual({ said: 'restricted', status: 0 });
    });

    test.each([
      ['no rule at all', {}, 3],
      ['another tenant', { ...ours, AllowedTenants: ['00000000-0000-0000-0000-000000000000'] }, 0],
      ['another tenant as well', { ...ours, AllowedTenants: [tenant, tenant.replace('5', '6')] }, 0],
      ['no tenant', { AllowedIdentityProviders: ['microsoft'] }, 0],
      ['Google as well', { ...ours, AllowedIdentityProviders: ['microsoft', 'google'] }, 0],
      ['accounts by e-mail as well', { AllowedTenants: [tenant] }, 0],
      ['a key that is spelled wrong', { ...ours, Languag: 'nl' }, 1],
      ['a tenant that is none', { ...ours, AllowedTenants: ['bakkerij'] }, 2],
    ])('is not content with %s', (_what, values, code) => {
      const found = reportOf(values);
      expect(found.code).toBe(code);
      expect(run(script, found)).toEqual({ said: `not restricted (${code})`, status: fails });
    });

    test('is not content with the same rules by a profile, which the person may have opened', () => {
      expect(run(script, reportOf(ours, 'profile'))).toEqual({ said: 'not restricted (0)', status: fails });
    });

    test('is not content with an app that does not start', () => {
      expect(run(script, { printed: '', code: 1 })).toEqual({ said: 'not restricted (1)', status: fails });
      expect(run(script, { printed: '', code: 0 })).toEqual({ said: 'not restricted (0)', status: fails });
    });
  },
);
