import type { PolicyOrigin, PolicyPlace, PolicyView } from '#contract/policy.ts';
import { problemText } from '../policy/problem-text.ts';
import { exitCodes } from './exit-codes.ts';

/** The output of `--print-policy`: the view of the policy, and the client that made it. */
export type PolicyReport = {
  client: string;
  environment: string;
  /** The organisation that the rules name, or null. `name` is known once the platform or a profile gave it. */
  organisation: { slug: string; required: boolean; name?: string } | null;
} & PolicyView;

const origins: Record<PolicyOrigin | 'default', string> = {
  machine: 'machine policy',
  user: 'user policy',
  profile: 'signed organisation profile',
  build: 'built in',
  setting: "the person's own choice",
  'machine-recommended': 'machine recommendation',
  'user-recommended': 'user recommendation',
  'build-default': 'default of this build',
  default: 'default',
};

/** The exit code of a report. */
export function exitCodeOf({ stops, keys, sources }: PolicyReport): number {
  if (stops.length > 0) return exitCodes.stopped;
  if ([...keys, ...sources].some((place) => place.problems.length > 0)) return exitCodes.problems;
  return keys.some(({ locked }) => locked) ? exitCodes.managed : exitCodes.unmanaged;
}

/** The report as text for a terminal: what is allowed, each key that is set, and what is not valid. */
export function formatPolicyReport(report: PolicyReport): string {
  const { allowed, keys, sources, stops, organisation } = report;
  const set = keys.filter((key) => key.origin !== 'default' || key.problems.length > 0);
  const lines = [
    `eConnect Onboarding ${report.client}, environment ${report.environment || 'unknown'}`,
    '',
    ...(stops.length > 0
      ? ['NOTHING IS ALLOWED', ...stops.map(stopText), '']
      : [
          'Allowed',
          row('organisation', organisation ? organisationText(organisation) : 'any'),
          row('ways to sign in', allowed.methods.join(', ') || 'none'),
          row('new account by e-mail', allowed.emailSignUp ? 'yes' : 'no'),
          row('return paths', allowed.returnPaths.join(', ')),
          row('Microsoft tenants', allowed.tenants?.join(', ') ?? 'any'),
          row('e-mail domains', allowed.emailDomains?.join(', ') ?? 'any'),
          '',
        ]),
    set.length > 0 ? 'Keys' : 'Keys: none is set',
    ...set.flatMap(({ key, value, origin, places, locked, problems: wrong }) => [
      row(key, `${JSON.stringify(value)}  (${origins[origin]}${locked ? ', locked' : ''})`),
      ...places.map(({ location }) => `    from ${location}`),
      ...wrong.map((problem) => `    ! ${problemText(problem)} in ${problem.location}`),
    ]),
    '',
    sources.length > 0 ? 'Places' : 'Places: none has anything to say',
    ...sources.flatMap((place) => [
      row(origins[place.origin], place.location),
      ...place.problems.map((problem) => `    ! ${problemText(problem)}`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const row = (name: string, value: string) => `  ${name.padEnd(28)} ${value}`;

function organisationText({ slug, name, required }: NonNullable<PolicyReport['organisation']>): string {
  return `${name ?? slug} (${slug}), ${required ? 'required' : 'suggested'}`;
}

function stopText({ code, keys, places, problems = [] }: PolicyView['stops'][number]): string {
  const where = places.map(placeText).join('; ');
  const what = code === 'policy-invalid' ? 'cannot be understood' : 'leaves nothing';
  const line =
    keys.length === 0 ? `  a place cannot be read: ${where}` : `  ${keys.join(', ')} ${what}: ${where}`;
  return [line, ...problems.map((problem) => `    ! ${problemText(problem)}`)].join('\n');
}

const placeText = ({ origin, location }: PolicyPlace) => `${location} (${origins[origin]})`;
