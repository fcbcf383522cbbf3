import { capabilities, capabilityMeanings } from '../capabilities.ts';
import { accountProfile, configuration, nextSteps } from '../contract.ts';
import { problem } from '../problem.ts';
import { type DocumentedSchema, listMeanings, received } from './documented.ts';
import { problemWords } from './problem-words.ts';

const { methods, terms, links } = configuration.shape;

const method = received(
  'SignInMethod',
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

const offeredTerms = received(
  'OfferedTerms',
  terms.unwrap(),
  'The terms in force. Their text comes with a registration.',
  { version: ['Shown to people.', '2026-01'] },
);

const offeredLinks = received(
  'Links',
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

const nextStep = received(
  'NextStep',
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
  received(
    'Configuration',
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
        `The parts of this interface that the platform has. Absent: all of them. What is not listed is not asked for and not \
offered. A client ignores names that it does not know.\n${listMeanings(capabilityMeanings)}`,
        [...capabilities],
      ],
    },
  ),
  received('Profile', accountProfile, 'The account that is signed in.', {
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
    example: [nextStep.example],
  },
  received(
    'Problem',
    problem,
    'Why a request was refused (RFC 9457). A client acts on `type` only, or on the status where it does not know the type.',
    {
      type: [
        `A URI that the platform chooses. Its last path segment is the code:\n${listMeanings(problemWords)}`,
        'https://platform.example/problems/code-wrong',
      ],
      title: ['A summary for logs. Not shown to people, and not read by this client.', 'The code is wrong'],
      status: ['The HTTP status, repeated. Not read by this client.', 422],
      detail: ['Details for logs. Not read by this client.', 'three tries are left'],
    },
  ),
];
