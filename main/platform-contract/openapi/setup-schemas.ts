import {
  companies,
  company,
  invitation,
  invitationRequest,
  invoiceCheck,
  invoiceDocument,
  organisationRequest,
  ownOrganisation,
  receivingRequest,
  setup,
  verification,
  verificationRequest,
} from '../setup-contract.ts';
import { type DocumentedSchema, received, sent } from './documented.ts';

const { environment: environmentSchema, limits: limitsSchema, receiving, steps } = setup.shape;
const receivingSchema = receiving.unwrap();

const organisationId = '7d1f0c52';

const administrator = received(
  'EnvironmentAdministrator',
  environmentSchema.shape.administrators.element,
  'A person who administers the environment.',
  {
    name: ['Shown to people.', 'Fenna de Vries'],
    email: ['Shown to people, who may write to it.', 'fenna@bakkerij-devries.example'],
  },
);

const environment = received(
  'Environment',
  environmentSchema,
  'The environment of an e-mail domain, as the signed-in account sees it.',
  {
    name: ['Shown to people.', 'bakkerij-devries.example'],
    role: ['The role of the account. The first of a domain is its administrator.', 'administrator'],
    administrators: ['Whom to ask for access.', [administrator.example]],
  },
);

const identifier = received(
  'PeppolIdentifier',
  ownOrganisation.shape.identifiers.element,
  'An address on Peppol, with what goes by it.',
  {
    scheme: ['The code of the scheme: 0106 is KvK, 9944 is VAT, 0190 is OIN.', '0106'],
    value: ['The number within the scheme.', '69599084'],
    send: ['Whether the organisation sends under it here.', 'on'],
    receive: [
      'Whether it receives here. `elsewhere`: by `provider`, which changes nothing about sending.',
      'off',
    ],
    provider: ['The other provider, as people know it. Only with `elsewhere`.', 'Facturenfabriek'],
  },
);

const organisation = received('OwnOrganisation', ownOrganisation, 'An organisation of the environment.', {
  id: ['Names the organisation in paths.', organisationId],
  name: ['Shown to people.', 'Bakkerij De Vries B.V.'],
  city: ['Shown to people.', 'Utrecht'],
  kvkNumber: ['Eight digits, of which the first ones may be zeros.', '69599084'],
  vatNumber: ['The VAT number. That of a sole trader may be personal data.', 'NL000099998B57'],
  state: [
    '`added`: not verified yet. `pending`: the proof is awaited. `in-review`: a person looks at it. `active`: may send. `refused`: the proof was not accepted.',
    'added',
  ],
  reason: [
    'Why it is `in-review` or `refused`: the name of the account differs, the person may not act for it, nothing was paid, or another reason.',
    'name-differs',
  ],
  identifiers: ['Its addresses on Peppol.', [identifier.example]],
});

const price = received(
  'Price',
  receivingSchema.shape.price,
  'A price without VAT. A client that cannot read it shows none, and offers nothing that costs it.',
  {
    amount: ['A decimal number.', '0.35'],
    currency: ['ISO 4217.', 'EUR'],
    per: ['What it is paid for.', 'document'],
  },
);

const receivingTerms = received('ReceivingTerms', receivingSchema, 'What receiving costs.', {
  price: ['The price, shown before receiving is switched on.', price.example],
});

const limits = received('SetupLimits', limitsSchema, 'What the plan of the environment allows.', {
  organisations: ['The most own organisations. Absent: no limit is shown.', 2],
});

const step = received('SetupStep', steps.element, 'A step of the setup.', {
  id: [
    'Known are `organisation`, `verification`, `sending`, `receiving`, `colleagues`, `bookkeeping` and `invoice`. A client shows any other by its `title`.',
    'organisation',
  ],
  lane: ['`required`: without it no invoice can be sent.', 'required'],
  state: [
    '`waiting`: for somebody else. `attention`: something went wrong. `not-yours`: an administrator has to do it.',
    'todo',
  ],
  title: ['In the requested language, for a client that does not know the id.', 'Find your organisation'],
  url: [
    'The page of the step, opened in the browser. On the platform’s host.',
    'https://platform.example/setup/organisation',
  ],
});

const foundCompany = received(
  'Company',
  company,
  'A company of the register, which may lag behind the trade register by weeks.',
  {
    id: ['Names the company when it is added.', 'company-69599084'],
    name: ['Shown to people.', 'Bakkerij De Vries B.V.'],
    tradeNames: ['Other names.', ['De Warme Bakker']],
    city: ['Shown to people.', 'Utrecht'],
    kvkNumber: ['Eight digits. Absent for a company of another country.', '69599084'],
    enterpriseNumber: ['The Belgian enterprise number: ten digits.', '0403170701'],
    vatNumber: ['The VAT number.', 'NL000099998B57'],
    isActive: ['False: dissolved or closed.', true],
    presence: [
      '`here`: in this environment already. `elsewhere`: in the environment of somebody else.',
      'none',
    ],
  },
);

const membership = sent(
  'Membership',
  invitationRequest.shape.organisations.element,
  'An organisation that an invited person gets into.',
  {
    id: ['The organisation.', organisationId],
    role: ['The role in it.', 'member'],
  },
);

const finding = received('Finding', invoiceCheck.shape.findings.element, 'One thing about an invoice.', {
  severity: ['`error`: it would be refused.', 'error'],
  rule: ['The rule, as its standard names it.', 'BR-02'],
  text: ['What is wrong, in the requested language.', 'The invoice has no number.'],
  location: ['Where in the document, as an XPath.', '/Invoice/cbc:ID'],
});

/** The schemas of the setup. */
export const setupSchemas: readonly DocumentedSchema[] = [
  administrator,
  environment,
  identifier,
  organisation,
  price,
  receivingTerms,
  limits,
  step,
  received('Setup', setup, 'The state of the setup.', {
    environment: ['The environment.', environment.example],
    organisations: ['The own organisations that the account may see.', [organisation.example]],
    limits: ['What the plan allows.', limits.example],
    receiving: ['Absent: receiving cannot be switched on by a client.', receivingTerms.example],
    steps: ['In the order in which they are shown.', [step.example]],
  }),
  foundCompany,
  {
    name: 'Companies',
    direction: 'received',
    schema: companies,
    description: 'The companies that answer to a query, the best first.',
    example: [foundCompany.example],
  },
  sent('OrganisationRequest', organisationRequest, 'Adds a company of the register as an own organisation.', {
    companyId: ['The `id` of the company.', 'company-69599084'],
  }),
  sent(
    'VerificationRequest',
    verificationRequest,
    'Asks for the proof that the person may act for an organisation.',
    {
      method: ['`bank`: one cent from the company’s account. `invoice`: by an invoice.', 'bank'],
      language: ['The language of the page and the mails.', 'nl'],
    },
  ),
  received('Verification', verification, 'A proof that was asked for.', {
    url: [
      'A page of the platform for the browser, which works once. Absent where none is needed: an invoice was sent, a person reviews the last payment, or the organisation is active. A client opens no other host.',
      'https://platform.example/verify/9f8c',
    ],
    expiresAt: ['When the page expires. RFC 3339.', '2026-11-23T10:10:00Z'],
  }),
  sent('ReceivingRequest', receivingRequest, 'Switches receiving by Peppol on or off.', {
    scheme: ['The code of the scheme.', '0106'],
    value: ['The number within the scheme.', '69599084'],
    on: ['Whether it shall receive here.', true],
  }),
  membership,
  sent('InvitationRequest', invitationRequest, 'Invites a colleague.', {
    email: ['The address.', 'bram@bakkerij-devries.example'],
    role: ['The role in the environment.', 'basic'],
    organisations: [
      'The organisations that the person gets into. Without one nothing is seen.',
      [membership.example],
    ],
    language: ['The language of the mail.', 'nl'],
  }),
  received('Invitation', invitation, 'What came of an invitation.', {
    status: ['`invited`: a mail was sent. `added`: the person had an account and has access now.', 'invited'],
  }),
  {
    name: 'InvoiceDocument',
    direction: 'sent',
    schema: invoiceDocument,
    description: 'An invoice to be checked: an XML document.',
    example: '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>',
  },
  finding,
  received('InvoiceCheck', invoiceCheck, 'What an invoice is worth. Nothing of it is stored.', {
    isValid: ['Whether it would be accepted.', false],
    findings: ['What is wrong, the most serious first.', [finding.example]],
  }),
];
