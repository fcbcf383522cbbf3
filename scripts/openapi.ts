import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openApiDocument } from '../main/platform-contract/openapi.ts';
import { parsedArguments, runScript } from './lib/command-line.ts';
import { root } from './lib/run.ts';

const file = 'main/platform-contract/openapi.yaml';
const usage = `Usage: npm run openapi

Writes the platform's interface, from the schemas that client and sandbox share, into ${file}.`;

process.exitCode = await runScript({
  usage,
  run: async (args) => {
    parsedArguments({ args });
    const options = { lineWidth: 110, aliasDuplicateObjects: false };
    await writeFile(join(root, file), stringify(openApiDocument(), options));
    console.log(`Wrote ${file}`);
  },
});
