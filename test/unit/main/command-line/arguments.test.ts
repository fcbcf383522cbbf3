import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../../main/command-line/arguments.ts';

describe('the command in an app’s arguments', () => {
  test.each([
    [[], null],
    [['--print-policy'], { name: 'print-policy', json: false }],
    [['--json', '--print-policy'], { name: 'print-policy', json: true }],
    [['--doctor', '--json'], { name: 'doctor', json: true }],
    [['--reset'], { name: 'reset' }],
    [['--help'], { name: 'help' }],
    [['--validate-policy', '--help'], { name: 'help' }],
    [['--version'], { name: 'version' }],
    [['--validate-policy', 'a.json'], { name: 'validate-policy', file: 'a.json', json: false }],
    [['--validate-policy=a b.json', '--json'], { name: 'validate-policy', file: 'a b.json', json: true }],
    [['--user-data-dir=x', '--print-policy', '--no-sandbox'], { name: 'print-policy', json: false }],
  ])('%j', (argv, command) => {
    expect(parseCommand(argv)).toEqual(command);
  });

  test.each([
    [['--validate-policy']],
    [['--validate-policy=']],
    [['--validate-policy', '--json']],
    [['--print-policy', '--reset']],
    [['--doctor', '--validate-policy', 'a.json']],
  ])('%j is a usage error', (argv) => {
    expect(parseCommand(argv)).toMatchObject({ name: 'usage', reason: expect.any(String) });
  });

  test.each([
    'eu.econnect.onboarding:/organisation?slug=x --reset',
    '--reset ',
    ' --reset',
    '--reset=1',
    '--RESET',
    '--print-policy\n',
  ])('%j is not a command, because a link’s text is data', (text) => {
    expect(parseCommand([text])).toBeNull();
  });

  test('is never taken from a link', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseCommand([`eu.econnect.onboarding:${text}`])).toBeNull();
      }),
    );
  });
});
