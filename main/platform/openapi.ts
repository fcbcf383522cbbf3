import { z } from 'zod';
import {
  activationRequest,
  configuration,
  nextSteps,
  organisation,
  organisationDocument,
  profile,
  registration,
  registrationRequest,
  relay,
  relayRequest,
  relayStatus,
  resent,
  revocationError,
  revocationRequest,
  signedOrganisation,
  signUp,
  signUpRequest,
  signUpStatus,
  tokenError,
  tokenRequest,
  tokens,
} from './contract.ts';
import { type Credential, type Operation, operations } from './operations.ts';
import { type ProblemCode, problem } from './problem.ts';
import { growthOf } from './tolerant-reader.ts';

/** JSON, as it goes into the file. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** Schemas with a name of their own, and whether clients send them (`input`) or receive them (`output`). */
const named: Record<string, { schema: z.ZodType; io: 'input' | 'output' }> = {
  Configuration: { schema: configuration, io: 'output' },
  Organisation: { schema: organisation, io: 'output' },
  OrganisationDocument: { schema: organisationDocument, io: 'output' },
  SignedOrganisation: { schema: signedOrganisation, io: 'output' },
  SignUpRequest: { schema: signUpRequest, io: 'input' },
  SignUp: { schema: signUp, io: 'output' },
  SignUpStatus: { schema: signUpStatus, io: 'output' },
  Resent: { schema: resent, io: 'output' },
  ActivationRequest: { schema: activationRequest, io: 'input' },
  Registration: { schema: registration, io: 'output' },
  RegistrationRequest: { schema: registrationRequest, io: 'input' },
  TokenRequest: { schema: tokenRequest, io: 'input' },
  Tokens: { schema: tokens, io: 'output' },
  TokenError: { schema: tokenError, io: 'output' },
  RevocationError: { schema: revocationError, io: 'output' },
  RevocationRequest: { schema: revocationRequest, io: 'input' },
  RelayRequest: { schema: relayRequest, io: 'input' },
  Relay: { schema: relay, io: 'output' },
  RelayStatus: { schema: relayStatus, io: 'output' },
  Profile: { schema: profile, io: 'output' },
  NextSteps: { schema: nextSteps, io: 'output' },
  Problem: { schema: problem, io: 'output' },
};

const securitySchemes: Record<Exclude<Credential, 'none'>, string> = {
  'sign-up-secret': 'The `secret` that the sign-up was answered with.',
  'relay-secret': 'The `secret` that the relay was answered with.',
  'registration-ticket': 'The `registration` ticket of an activated sign-up or of the token endpoint.',
  'access-token': 'An access token of the token endpoint.',
};

const statusTexts: Record<number, string> = {
  200: 'Done',
  201: 'Made',
  202: 'Accepted',
  204: 'Done, and there is nothing to say',
  304: 'Not changed since the ETag that was sent',
  400: 'The request does not have the shape it should have',
  401: 'The credential is missing or does not count',
  403: 'Not allowed',
  404: 'There is no such thing',
  409: 'Not as things stand now',
  410: 'Too late',
  422: 'Well-formed, and still not acceptable',
  429: 'Too soon or too often',
  503: 'The platform is not available',
};

/** The platform's interface as an OpenAPI 3.1 document, made from the contract's operations and nothing else. */
export function openApiDocument(): JsonObject {
  const paths: { [path: string]: JsonObject } = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: entry(name, operation),
    };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'eConnect onboarding',
      version: '1.0.0',
      description:
        'How a client gets a person an account. Errors are problems (RFC 9457) whose `type` ends in a stable code. Either side may learn more: a client ignores the fields and the list items that it does not know, and takes an unknown value of an enum for what is said there. Generated from contract.ts: do not edit.',
    },
    paths,
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(securitySchemes).map(([name, description]) => [
          name,
          { type: 'http', scheme: 'bearer', description },
        ]),
      ),
      schemas: Object.fromEntries(
        Object.entries(named).map(([name, { schema, io }]) => [name, jsonSchema(schema, io)]),
      ),
    },
  };
}

function entry(name: string, operation: Operation): JsonObject {
  const parameters = parametersOf(operation);
  const content = operation.encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    operationId: name,
    summary: operation.summary,
    security: operation.credential === 'none' ? [] : [{ [operation.credential]: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { [content]: { schema: reference(operation.body, 'input') } },
          },
        }
      : {}),
    responses: responsesOf(operation),
  };
}

function parametersOf({ method, path, query = {}, answers }: Operation): JsonObject[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: jsonSchema(schema, 'input'),
  }));
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  return [
    ...inPath,
    ...inQuery,
    ...(method === 'POST' && path.startsWith('/onboarding/')
      ? [header('Idempotency-Key', 'The same key gets the same answer, and happens once.')]
      : []),
    ...(304 in answers ? [header('If-None-Match', 'The ETag of what is known already.')] : []),
  ];
}

function responsesOf({ answers, problems = {}, credential }: Operation): JsonObject {
  const codes: Record<number, readonly ProblemCode[]> = {
    400: ['malformed-request'],
    ...(credential === 'none' ? {} : { 401: ['unauthorised'] }),
    503: ['unavailable'],
    ...problems,
  };
  codes[429] = [...(codes[429] ?? []), 'too-many-requests'];
  const refusals = Object.entries(codes).map(([status, list]) => [
    status,
    problemResponse(Number(status), list),
  ]);
  const successes = Object.entries(answers).map(([status, schema]) => [
    status,
    {
      description: statusTexts[Number(status)] ?? '',
      ...(304 in answers ? { headers: { ETag: { schema: { type: 'string' } } } } : {}),
      ...(schema ? { content: { 'application/json': { schema: reference(schema, 'output') } } } : {}),
    },
  ]);
  // An answer of the contract's own wins: the token endpoint's 400 is OAuth's, not a problem.
  return Object.fromEntries([...refusals, ...successes]);
}

function problemResponse(status: number, codes: readonly ProblemCode[]): JsonObject {
  return {
    description: `${statusTexts[status] ?? 'Refused'}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    ...(status === 429 ? { headers: { 'Retry-After': { schema: { type: 'string' } } } } : {}),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: '#/components/schemas/Problem' }],
          properties: { type: { pattern: `/(?:${codes.join('|')})$` } },
        },
      },
    },
  };
}

function reference(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const name = Object.keys(named).find((key) => named[key]?.schema === schema);
  return name === undefined ? jsonSchema(schema, io) : { $ref: `#/components/schemas/${name}` };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const generated = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema: node }) => {
      // Either side may learn more fields later: unknown ones are ignored.
      if (node.additionalProperties === false) delete node.additionalProperties;
      const { unknownMeans } = growthOf(zodSchema);
      if (unknownMeans !== undefined)
        node.description = `May grow. A client takes a value that it does not know for \`${unknownMeans}\`.`;
      for (const { _zod: check } of zodSchema._zod.def.checks ?? []) {
        const pattern = 'pattern' in check.def ? check.def.pattern : undefined;
        if (pattern instanceof RegExp && pattern.ignoreCase) node.pattern = inBothCases(pattern);
      }
    },
  });
  delete generated.$schema;
  // What zod makes is JSON; this also drops what belongs to zod alone.
  return JSON.parse(JSON.stringify(generated));
}

/** JSON Schema's patterns have no flags, so a pattern of plain letters gets each of them in both cases. */
function inBothCases({ source }: RegExp): string {
  if (/[[\]\\]/.test(source)) throw new TypeError(`write ${source} without the i flag`);
  return source.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
