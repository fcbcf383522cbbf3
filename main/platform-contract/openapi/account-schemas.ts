import { configuration, nextSteps, profile } from '../contract.ts';
import { problem } from '../problem.ts';
import { type DocumentedSchema, documented } from './documented.ts';
import { problemsInWords } from './problem-words.ts';

const { methods, terms, links } = configuration.shape;

const method = documented(
  'SignInMethod',
  'received',
  methods.element,
  'One way to sign in. An id or a kind that a client does not know is not offered by it.',
  {
    id: [
      'Names the way in. `organisation` is the own provider of the organisation that is in use.',
      'microsoft',
    ],
    kind: [
      'How it is done: at Microsoft, at Google, or at the issuer of the platform, which passes it on.',
      'microsoft',
    ],
    available: ['False shows it as one that is still to come.', true],
  },
);

const offeredTerms = documented(
  'OfferedTerms',
  'received',
  terms.unwrap(),
  'The terms that are in force. Their text comes with a registration.',
  { version: ['As it is shown to people.', '2026-01'] },
);

const offeredLinks = documented(
  'Links',
  'received',
  links.unwrap(),
  'Pages of the platform. One that is not there is not offered.',
  {
    platform: ['Where a person works once they have an account.', 'https://platform.example/'],
    help: ['Help with signing in.', 'https://platform.example/help'],
    video: ['An introduction.', 'https://platform.example/introduction'],
    sales: ['To get in touch before there is an account.', 'https://platform.example/sales'],
    privacy: ['The privacy statement.', 'https://platform.example/privacy'],
    terms: ['The terms as a page.', 'https://platform.example/terms'],
  },
);

const nextStep = documented(
  'NextStep',
  'received',
  nextSteps.element,
  'One thing that is left to set up, on a page of the platform.',
  {
    id: ['Stays the same, so that a client can tell the steps apart.', 'company'],
    title: ['In the language that was asked for.', 'Company details'],
    done: ['Whether it is done already.', false],
    url: ['Opened in the browser. Its host is the platform’s.', 'https://platform.example/setup/company'],
  },
);

/** What the platform offers, who is signed in, and what went wrong. */
export const accountSchemas: readonly DocumentedSchema[] = [
  method,
  offeredTerms,
  offeredLinks,
  documented(
    'Configuration',
    'received',
    configuration,
    'What the platform offers today. A client keeps it with its ETag and uses it while there is no network.',
    {
      methods: ['In the order in which they are offered.', [method.example]],
      manualSignUp: ['False once accounts by e-mail are switched off.', true],
      terms: ['Shown before there is a registration. Nobody agrees to these.', offeredTerms.example],
      links: ['Pages of the platform.', offeredLinks.example],
      minimumClientVersion: [
        'SemVer. An older client asks to be updated and does nothing else. Without one every client will do.',
        '1.0.0',
      ],
    },
  ),
  documented('Profile', 'received', profile, 'Whose account it is.', {
    id: [
      'Of the account, for as long as it exists. A client that reads another one than before ends the session.',
      '4c1f0b1e',
    ],
    username: ['The name to sign in with.', 'fenna'],
    name: ['As it is shown.', 'Fenna de Vries'],
    email: ['The confirmed address.', 'fenna@bakkerij-devries.example'],
    organisation: ['Name of the organisation. Not read by this client yet.', 'Bakkerij De Vries'],
  }),
  nextStep,
  {
    name: 'NextSteps',
    direction: 'received',
    schema: nextSteps,
    description: 'What is left to set up, in the order in which it is shown. Empty where all is done.',
    properties: {},
    example: [nextStep.example],
  },
  documented(
    'Problem',
    'received',
    problem,
    'Why something was refused (RFC 9457). A client decides by `type` alone, and by the status where the type is unknown.',
    {
      type: [
        `A URI of the platform’s choosing. Its last path segment is the code:\n${problemsInWords()}`,
        'https://platform.example/problems/code-wrong',
      ],
      title: [
        'For whoever reads a log. Not shown to people, and not read by this client.',
        'The code is wrong',
      ],
      status: ['The HTTP status once more. Not read by this client.', 422],
      detail: ['More for a log. Not read by this client.', 'three tries are left'],
    },
  ),
];
