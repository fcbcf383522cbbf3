import { accountProfile, configuration, nextSteps } from '../contract.ts';
import { problem } from '../problem.ts';
import { type DocumentedSchema, describeObject } from './documented.ts';
import { listProblems } from './problem-words.ts';

const { methods, terms, links } = configuration.shape;

const method = describeObject(
  'SignInMethod',
  'received',
  methods.element,
  'A sign-in method. A client does not offer one whose id or kind it does not know.',
  {
    id: ['The method. `organisation` is the provider of the organisation in use.', 'microsoft'],
    kind: [
      'How to sign in: at Microsoft, at Google, or at the platform’s issuer (`oidc`), which brokers the provider.',
      'microsoft',
    ],
    available: ['False: shown as coming soon.', true],
  },
);

const offeredTerms = describeObject(
  'OfferedTerms',
  'received',
  terms.unwrap(),
  'The terms in force. Their text comes with a registration.',
  { version: ['Shown to people.', '2026-01'] },
);

const offeredLinks = describeObject(
  'Links',
  'received',
  links.unwrap(),
  'Pages of the platform. A client shows no link without a URL.',
  {
    platform: ['The platform itself, for a person with an account.', 'https://platform.example/'],
    help: ['Help with signing in.', 'https://platform.example/help'],
    video: ['An introduction on video.', 'https://platform.example/introduction'],
    sales: ['The sales department, for a person without an account.', 'https://platform.example/sales'],
    privacy: ['The privacy statement.', 'https://platform.example/privacy'],
    terms: ['The terms as a web page.', 'https://platform.example/terms'],
  },
);

const nextStep = describeObject(
  'NextStep',
  'received',
  nextSteps.element,
  'A task that is left to set up, on a page of the platform.',
  {
    id: ['Stable, and unique in the list.', 'company'],
    title: ['In the requested language.', 'Company details'],
    done: ['Whether the task is done.', false],
    url: ['Opened in the browser. On the platform’s host.', 'https://platform.example/setup/company'],
  },
);

/** The schemas of the configuration, the account and problems. */
export const accountSchemas: readonly DocumentedSchema[] = [
  method,
  offeredTerms,
  offeredLinks,
  describeObject(
    'Configuration',
    'received',
    configuration,
    'What the platform offers now. A client stores it with its ETag and uses it without a network.',
    {
      methods: ['In the order in which they are shown.', [method.example]],
      manualSignUp: ['False: no account can be made by e-mail.', true],
      terms: [
        'Shown before there is a registration. The accepted terms are those of the registration.',
        offeredTerms.example,
      ],
      links: ['Pages of the platform.', offeredLinks.example],
      minimumClientVersion: [
        'SemVer. An older client asks the person to update it and does nothing else. Absent: every version is accepted.',
        '1.0.0',
      ],
      capabilities: [
        'What the platform does beyond the basis. A client ignores a name that it does not know. `environment-setup`: the operations of the setup.',
        ['environment-setup'],
      ],
    },
  ),
  describeObject('Profile', 'received', accountProfile, 'The account that is signed in.', {
    id: [
      'The id of the account, which never changes. A client ends the session if it reads another id than before.',
      '4c1f0b1e',
    ],
    username: ['The user name to sign in with.', 'fenna'],
    name: ['Shown to people.', 'Fenna de Vries'],
    email: ['The confirmed address.', 'fenna@bakkerij-devries.example'],
    organisation: ['The name of the organisation. Not read by this client yet.', 'Bakkerij De Vries'],
  }),
  nextStep,
  {
    name: 'NextSteps',
    direction: 'received',
    schema: nextSteps,
    description: 'What is left to set up, in the order in which it is shown. Empty once all is done.',
    properties: {},
    example: [nextStep.example],
  },
  describeObject(
    'Problem',
    'received',
    problem,
    'Why a request was refused (RFC 9457). A client acts on `type` only, or on the status where it does not know the type.',
    {
      type: [
        `A URI that the platform chooses. Its last path segment is the code:\n${listProblems()}`,
        'https://platform.example/problems/code-wrong',
      ],
      title: ['A summary for logs. Not shown to people, and not read by this client.', 'The code is wrong'],
      status: ['The HTTP status, repeated. Not read by this client.', 422],
      detail: ['Details for logs. Not read by this client.', 'three tries are left'],
    },
  ),
];
