import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { documentedSchemas, openApiDocument } from '../../../../main/platform-contract/openapi.ts';
import { operations } from '../../../../main/platform-contract/operations.ts';

/* The OpenAPI file tells an implementer everything that this client knows. */

const node = z.record(z.string(), z.unknown());
const { paths, components } = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), node)),
    components: z.object({ schemas: node }),
  })
  .parse(openApiDocument());
const operationNodes = Object.values(paths).flatMap((methods) => Object.values(methods));

/** Every object of the document, with where it is. */
function* nodesOf(value: unknown, at = ''): Generator<[string, Record<string, unknown>]> {
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* nodesOf(item, `${at}/${index}`);
  const parsed = Array.isArray(value) ? undefined : node.safeParse(value).data;
  if (!parsed) return;
  yield [at, parsed];
  for (const [key, item] of Object.entries(parsed))
    if (key !== 'examples') yield* nodesOf(item, `${at}/${key}`);
}

describe.each(documentedSchemas)('$name', ({ schema, properties = {}, description, example }) => {
  test('is described, with a valid example', () => {
    expect(description).toMatch(/\.$/);
    expect(schema.safeParse(example).error).toBeUndefined();
  });

  test.each(Object.entries(properties))('%s is described, with a valid example', (name, [meaning, one]) => {
    expect(meaning).toMatch(/\.$/);
    const own = schema instanceof z.ZodObject ? schema.shape[name] : undefined;
    expect(own && z.safeParse(own, one).error).toBeUndefined();
    expect(own).toBeDefined();
  });

  test('has no property without a description', () => {
    const shape = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    expect(Object.keys(properties).toSorted()).toEqual(shape.toSorted());
  });
});

test('every schema is used by an operation or by another schema', () => {
  const text = JSON.stringify([paths, components.schemas]);
  const unused = Object.keys(components.schemas).filter(
    (name) => !text.includes(`"$ref":"#/components/schemas/${name}"`),
  );
  expect(unused).toEqual([]);
});

test('every object has a name', () => {
  const anonymous = [...nodesOf(components.schemas), ...nodesOf(paths)]
    .filter(([at, { type }]) => type === 'object' && !/^\/[A-Za-z]+$/.test(at))
    .map(([at]) => at);
  expect(anonymous).toEqual([]);
});

test('every operation, parameter, answer and header is described', () => {
  for (const operation of operationNodes) {
    const { description, tags, parameters, responses } = z
      .object({
        description: z.string(),
        tags: z.array(z.string().min(1)).min(1),
        parameters: z.array(z.object({ description: z.string(), example: z.unknown() })).default([]),
        responses: z.record(
          z.string(),
          z.object({
            description: z.string().min(1),
            headers: z.record(z.string(), z.object({ description: z.string() })).optional(),
          }),
        ),
      })
      .parse(operation);
    expect([description, ...tags].every((text) => text.length > 0)).toBe(true);
    expect(parameters.every(({ description: text, example }) => text !== '' && example !== undefined)).toBe(
      true,
    );
    expect(Object.keys(responses)).toContain('429');
  }
  expect(operationNodes).toHaveLength(Object.keys(operations).length);
});

test('the descriptions are imported only by the generator, never by the app', () => {
  const root = join(import.meta.dirname, '../../../../main');
  const naming = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/platform-contract[\\/]openapi/.test(file))
    .filter((file) => /from '[^']*\/openapi[./]/.test(readFileSync(join(root, file), 'utf8')));
  expect(naming).toEqual([]);
});
