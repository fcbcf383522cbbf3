import { expect } from 'vitest';
import { stringify } from 'yaml';
import { openApiDocument } from '../../../main/platform-contract/openapi.ts';
import { operations } from '../../../main/platform-contract/operations.ts';
import { openApiText } from '../../support/contract-client.ts';
import { test } from '../../support/fixtures.ts';

/** `GET /path/{id}` for everything in the file. */
function documented(): string[] {
  const { paths } = openApiDocument();
  return Object.entries(paths ?? {}).flatMap(([path, entry]) =>
    Object.keys(entry ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

test('the OpenAPI file is current: `npm run openapi` would change nothing', () => {
  expect(openApiText).toBe(stringify(openApiDocument(), { lineWidth: 110, aliasDuplicateObjects: false }));
});

test('the file has every operation of the contract', () => {
  const contract = Object.values(operations).map(({ method, path }) => `${method} ${path}`);
  expect(documented().toSorted()).toEqual(contract.toSorted());
});

test('each operation in the file is served by the sandbox', ({ sandbox }) => {
  expect(sandbox.platform.routes).toEqual(expect.arrayContaining(documented()));
});

test('the sandbox serves no onboarding route that the file lacks', ({ sandbox }) => {
  // The issuer's own endpoints are found by discovery, and its pages by people.
  const pages = /\/connect\/(?:callback|interaction|relay|paste)(?:\/|$)/;
  const interfaceRoutes = sandbox.platform.routes.filter(
    (route) =>
      /^\w+ \/(?:onboarding|connect|\.well-known\/econnect-onboarding)(?:\/|$)/.test(route) &&
      !pages.test(route),
  );
  expect(documented()).toEqual(expect.arrayContaining(interfaceRoutes));
  expect(interfaceRoutes).toHaveLength(documented().length);
});

test('credentials travel as Bearer: no operation takes a secret in its address', () => {
  const parameters = Object.values(operations).flatMap((operation) =>
    'query' in operation ? Object.keys(operation.query) : [],
  );
  expect(new Set(parameters)).toEqual(new Set(['wait', 'language', 'emailDomain', 'query']));
});
