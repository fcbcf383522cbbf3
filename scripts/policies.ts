import { mkdir, writeFile } from 'node:fs/promises';
import { policyKeys } from '../main/policy/policy-schema.ts';
import { parsedArguments, runScript } from './lib/command-line.ts';
import { artefacts } from './policies/artefacts.ts';
import { readAllTexts } from './policies/texts.ts';

const usage = `Usage: npm run policies

Writes everything that administrators get from the policy schema and its texts: templates for Group Policy, a profile and a
manifest for macOS, samples and a schema for Linux, and the reference, in assets/policies and docs.`;

process.exitCode = await runScript({
  usage,
  run: async (args) => {
    parsedArguments({ args });
    for (const [name, content] of Object.entries(artefacts({ keys: policyKeys, texts: readAllTexts() }))) {
      const file = new URL(`../${name}`, import.meta.url);
      await mkdir(new URL('.', file), { recursive: true });
      await writeFile(file, content);
      console.log(`Wrote ${name}`);
    }
  },
});
