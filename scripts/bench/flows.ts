import { join } from 'node:path';
import { bundled, plain } from './bundles.ts';
import { type Flow, type Sample, sampleOf, startProvider } from './flows/measurement.ts';
import type { Settings } from './flows/program.ts';
import { type Goal, type Measured, ratioGoal } from './report.ts';
import { median, pairedRatio, rounded, shuffled } from './statistics.ts';

const here = join(import.meta.dirname, 'flows');

/** What is compared: which program, as which adapter, and how often in one process. */
const candidates = {
  'zero-dependency floor': { program: 'floor-node', adapter: 'oidc', flows: 3 },
  'fetch + jose floor': { program: 'floor-fetch-jose', adapter: 'oidc', flows: 3 },
  'google-auth-library as documented': { program: 'google-documented', adapter: 'google', flows: 1 },
  'msal-node interactive + jose': { program: 'msal-interactive', adapter: 'microsoft', flows: 1 },
  'ours, broker (openid-client)': { program: 'ours', adapter: 'oidc', flows: 3 },
  'ours, Google': { program: 'ours', adapter: 'google', flows: 3 },
  'ours, Microsoft': { program: 'ours', adapter: 'microsoft', flows: 3 },
} as const satisfies Record<string, { program: string; adapter: Settings['adapter']; flows: number }>;
type Name = keyof typeof candidates;
// The names are those of `candidates`.
const names = Object.keys(candidates) as Name[];
const ours = names.filter((name) => candidates[name].program === 'ours');

/** Sign-in flows beside floors of the same run (F1–F5). */
export async function flows(rounds: number): Promise<Measured> {
  const files = new Map<string, string>([['ours', await bundled(join(here, 'ours.ts'), 'ours')]]);
  for (const name of names) {
    const { program } = candidates[name];
    if (!files.has(program)) files.set(program, await plain(join(here, `${program}.ts`), program));
  }
  const samples = new Map<Name, Sample[]>(names.map((name) => [name, []]));
  const provider = await startProvider();
  try {
    // The provider's own code is compiled by then.
    for (let round = -1; round < rounds; round += 1) {
      for (const name of shuffled(names, round)) {
        const { program, adapter, flows: count } = candidates[name];
        const settings = { ...provider.settings, adapter };
        const one = await sampleOf(files.get(program) ?? '', { ...provider, settings }, count);
        if (round >= 0) samples.get(name)?.push(one);
      }
    }
  } finally {
    await provider.stop();
  }
  return report(samples, rounds);
}

function report(samples: ReadonlyMap<Name, Sample[]>, rounds: number): Measured {
  const figures = figuresOf(samples);
  return {
    tables: [
      {
        title: `Medians in ms, fresh process each, ${rounds} rounds, a person of 300 ms`,
        head: columns,
        rows: names.map((name) => rowOf(name, figures)),
      },
    ],
    goals: goalsOf(figures),
    notes: [
      'Every program checks signature, nonce (msal-node by itself), state, issuer and audience; the floors say thank you before they know, ours shows its last page once it does.',
      'By the click ours has done what main does while the first screen is read: a document of the platform, the library, the metadata of the issuer, a listener. `load` does not hold that.',
      'click → open of the floors holds discovery; of ours the check before a sign-in, which asks the provider once and connects to a listener, and of the broker a pushed request as well. The SDKs as documented are given their endpoints.',
    ],
    figures: Object.fromEntries(samples),
  };
}

/** The figures of each candidate, in milliseconds by round, and its ratios to another candidate of the same rounds. */
function figuresOf(samples: ReadonlyMap<Name, Sample[]>) {
  const of = (name: Name) => samples.get(name) ?? [];
  const load = (name: Name) => of(name).map((sample) => sample.load);
  const cold = (name: Name, what: keyof Flow) =>
    of(name).map(({ flows: [first] }) => first?.[what] ?? Number.NaN);
  const warm = (name: Name, what: keyof Flow) =>
    of(name).map(({ flows: [, ...later] }) => median(later.map((flow) => flow[what])));
  const sum = (name: Name) =>
    load(name).map((ms, round) => ms + (cold(name, 'open')[round] ?? 0) + (cold(name, 'claims')[round] ?? 0));
  const coldRatio = (what: keyof Flow, name: Name, other: Name) =>
    pairedRatio(cold(name, what), cold(other, what));
  return { load, cold, warm, sum, coldRatio };
}
type Figures = ReturnType<typeof figuresOf>;

const broker = 'ours, broker (openid-client)';
const google = 'ours, Google';
const zero = 'zero-dependency floor';
const jose = 'fetch + jose floor';

/** F1–F5: how much slower than the others ours may be. */
function goalsOf({ warm, cold }: Figures): Goal[] {
  const against = (id: string, what: keyof Flow, name: Name, other: Name, atMost: number) =>
    ratioGoal(id, `cold ${what}, ${name} × ${other}`, {
      values: cold(name, what),
      floor: cold(other, what),
      unit: 'ms',
      atMost,
    });
  const worst = (goals: readonly Goal[]): Goal[] =>
    [...goals].sort((one, next) => next.reached - one.reached).slice(0, 1);
  // Both are counted from the approval: what is left is how much later the browser knows than the app.
  const later = (name: Name) =>
    median(cold(name, 'page').map((ms, round) => ms - (cold(name, 'claims')[round] ?? 0)));
  return [
    ...worst(ours.map((name) => against('F1', 'claims', name, jose, 1))),
    against('F1a', 'claims', broker, jose, 0.75),
    against('F1b', 'claims', google, jose, 0.65),
    ratioGoal('F2', 'warm claims, broker × fetch + jose', {
      values: warm(broker, 'claims'),
      floor: warm(jose, 'claims'),
      unit: 'ms',
      atMost: 1,
    }),
    ...worst(ours.map((name) => against('F3', 'open', name, zero, 1.75))),
    {
      id: 'F5',
      what: 'last page of the browser after the app knows, worst of three',
      reached: Math.max(...ours.map(later)),
      atMost: 2,
      unit: 'ms',
    },
  ];
}

const columns = [
  'what',
  'load',
  'click → open',
  'warm',
  'approve → claims',
  '× fetch + jose',
  '× zero-dep',
  'warm',
  'approve → answer',
  'approve → page',
  'sum',
];

function rowOf(name: Name, { load, cold, warm, sum, coldRatio }: Figures) {
  return [
    name,
    rounded(median(load(name))),
    rounded(median(cold(name, 'open'))),
    rounded(median(warm(name, 'open'))),
    rounded(median(cold(name, 'claims'))),
    rounded(coldRatio('claims', name, jose), 2),
    rounded(coldRatio('claims', name, zero), 2),
    rounded(median(warm(name, 'claims'))),
    rounded(median(cold(name, 'answered'))),
    rounded(median(cold(name, 'page'))),
    rounded(median(sum(name))),
  ];
}
