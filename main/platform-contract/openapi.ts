import { z } from 'zod';
import { accountSchemas } from './openapi/account-schemas.ts';
import { addPatternInBothCases } from './openapi/both-cases.ts';
import { type DocumentedSchema, type Json, listMeanings } from './openapi/documented.ts';
import { organisationSchemas } from './openapi/organisation-schemas.ts';
import { describeParameter, headers, information, tagOf, tags } from './openapi/parameters.ts';
import { problemWords } from './openapi/problem-words.ts';
import { setupSchemas } from './openapi/setup-schemas.ts';
import { signUpSchemas } from './openapi/sign-up-schemas.ts';
import { tokenSchemas } from './openapi/token-schemas.ts';
import { type Credential, contentTypes, type Operation, operations } from './operations.ts';
import type { ProblemCode } from './problem.ts';
import { growthOf } from './tolerant-reader.ts';

type JsonObject = { [key: string]: Json };

/** Every schema of the file. Each object of the contract must be among them, since a schema without a name is refused. */
export const documentedSchemas: readonly DocumentedSchema[] = [
  ...accountSchemas,
  ...signUpSchemas,
  ...tokenSchemas,
  ...organisationSchemas,
  ...setupSchemas,
];

const securitySchemes: Record<Exclude<Credential, 'none'>, string> = {
  'sign-up-secret': 'The `secret` of the sign-up, from the answer that started it.',
  'relay-secret': 'The `secret` of the relay, from the answer that opened it.',
  'registration-ticket':
    'The ticket in `registration`, from an activated sign-up or from the token endpoint.',
  'access-token': 'An access token from the token endpoint.',
};

const statusTexts: Record<number, string> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted',
  204: 'Done, without content',
  304: 'Not modified since the ETag that was sent',
  400: 'The request is malformed',
  401: 'The credential is missing or not valid',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict with the present state',
  410: 'Expired',
  422: 'Well-formed, but not acceptable',
  429: 'Too soon or too often',
  503: 'The platform is not available',
};

/** Makes the OpenAPI 3.1 document of the platform's interface, from the operations of the contract only. */
export function openApiDocument(): JsonObject {
  const paths: { [path: string]: JsonObject } = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(name, operation),
    };
  }
  return {
    openapi: '3.1.1',
    ...information,
    tags,
    paths,
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(securitySchemes).map(([name, description]) => [
          name,
          { type: 'http', scheme: 'bearer', description },
        ]),
      ),
      schemas: Object.fromEntries(
        documentedSchemas.map((one): [string, Json] => [one.name, describeSchema(one)]),
      ),
    },
  };
}

function describeOperation(name: string, operation: Operation): JsonObject {
  const parameters = parametersOf(operation);
  const content = contentTypes[operation.encoding ?? 'json'];
  return {
    operationId: name,
    summary: operation.summary,
    description: `${operation.summary}.`,
    tags: [tagOf(operation.path, operation.credential === 'access-token')],
    security: operation.credential === 'none' ? [] : [{ [operation.credential]: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { [content]: { schema: reference(operation.body) } },
          },
        }
      : {}),
    responses: responsesOf(operation),
  };
}

function parametersOf({ method, path, query = {}, answers }: Operation): JsonObject[] {
  const parameter = (
    name: string,
    where: 'path' | 'query' | 'header',
    required: boolean,
    schema: JsonObject = { type: 'string' },
  ) => ({ name, in: where, required, ...describeParameter(name), schema });
  const inHeader = [
    'Onboarding-Client',
    ...(method === 'POST' && path.startsWith('/onboarding/') ? ['Idempotency-Key'] : []),
    ...(304 in answers ? ['If-None-Match'] : []),
  ];
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter(name, 'path', true)),
    ...Object.entries(query).map(([name, schema]) => {
      const isRequired = !schema.safeParse(undefined).success;
      return parameter(name, 'query', isRequired, jsonSchema(schema, 'sent'));
    }),
    ...inHeader.map((name) => parameter(name, 'header', false)),
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
      ...(304 in answers ? { headers: { ETag: headers.ETag } } : {}),
      ...(schema ? { content: { 'application/json': { schema: reference(schema) } } } : {}),
    },
  ]);
  // An answer of the operation replaces the problem of the same status: the token endpoint's 400 is an OAuth error.
  return Object.fromEntries([...refusals, ...successes]);
}

function problemResponse(status: number, codes: readonly ProblemCode[]): JsonObject {
  return {
    description: `${statusTexts[status] ?? 'Refused'}.\n${listMeanings(Object.fromEntries(codes.map((code) => [code, problemWords[code]])))}`,
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': headers['Retry-After'] } } : {}),
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

function reference(schema: z.core.$ZodType): JsonObject {
  const name = nameOf(schema);
  if (name === undefined) throw new TypeError('the schema is not in documentedSchemas');
  return { $ref: `#/components/schemas/${name}` };
}

function nameOf(schema: z.core.$ZodType): string | undefined {
  return documentedSchemas.find((one) => one.schema === schema)?.name;
}

/** The JSON Schema of a schema with its descriptions; the named schemas inside it become references. */
function describeSchema({
  name,
  schema,
  direction,
  description,
  properties = {},
  example,
}: DocumentedSchema): JsonObject {
  const generated = jsonSchema(schema, direction, name);
  const own = generated.properties;
  if (typeof own === 'object' && own !== null && !Array.isArray(own))
    for (const [key, [meaning, one]] of Object.entries(properties)) {
      const given = own[key];
      if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new TypeError(key);
      const growth = typeof given.description === 'string' ? `\n\n${given.description}` : '';
      own[key] = { ...given, description: `${meaning}${growth}`, examples: [toJson(one)] };
    }
  return { description, ...generated, examples: [toJson(example)] };
}

function jsonSchema(schema: z.ZodType, direction: DocumentedSchema['direction'], name?: string): JsonObject {
  const generated = z.toJSONSchema(schema, {
    io: direction === 'sent' ? 'input' : 'output',
    override: ({ zodSchema, jsonSchema: node }) => {
      // Either side may add fields later, and the other ignores those that it does not know.
      if (node.additionalProperties === false) delete node.additionalProperties;
      const { unknownMeans } = growthOf(zodSchema);
      if (unknownMeans !== undefined)
        node.description = `More values may be added. A client reads one that it does not know as \`${unknownMeans}\`.`;
      addPatternInBothCases(zodSchema, node);
      const other = nameOf(zodSchema);
      if (other === undefined || other === name) return;
      for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
      node.$ref = `#/components/schemas/${other}`;
    },
  });
  if (name === 'TokenRequest') generated.discriminator = tokenRequests;
  if (name === 'SignedOrganisation') {
    const signed = generated.properties?.organisation;
    if (typeof signed === 'object') {
      signed.contentMediaType = 'application/jwt';
      signed.contentSchema = { $ref: '#/components/schemas/OrganisationDocument' };
    }
  }
  delete generated.$schema;
  // A round trip through JSON drops the members that zod adds for itself (`~standard`).
  return JSON.parse(JSON.stringify(generated));
}

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

const tokenRequests = {
  propertyName: 'grant_type',
  mapping: {
    'urn:ietf:params:oauth:grant-type:token-exchange': '#/components/schemas/TokenExchange',
    refresh_token: '#/components/schemas/TokenRefresh',
  },
};
