import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { environment } from '../main/environment/environment.ts';
import { type HostList, hostList, withTable } from './hosts/host-list.ts';
import { parsedArguments, runScript } from './lib/command-line.ts';
import { readText, root } from './lib/run.ts';
import { jsonText } from './policies/json.ts';

/** The file for scripts, and the page for people. */
export const hostFiles = { list: 'docs/hosts.json', page: 'docs/administration.md' } as const;

/** The environments of a packaged app. */
const deployed = ['production', 'pilot'];

/** Returns the hosts that the app needs: those of its environments, and the host of its updates. */
export function currentHosts(): HostList {
  const environments = deployed.map((name) =>
    environment.parse(JSON.parse(readText(`assets/environments/${name}.json`))),
  );
  const { publish } = z
    .object({ publish: z.object({ url: z.url() }) })
    .parse(parse(readText('electron-builder.yml')));
  return hostList(environments, publish.url);
}

/** Returns the expected content of both files, by path. */
export function currentFiles(): Record<string, string> {
  const list = currentHosts();
  return {
    [hostFiles.list]: jsonText(list),
    [hostFiles.page]: withTable(readText(hostFiles.page), list),
  };
}

const usage = `Usage: npm run hosts

Writes the hosts that a network has to let through, from the environments and where builds are published, into
${hostFiles.list} and the table in ${hostFiles.page}.`;

function writeHosts(args: string[]): undefined {
  parsedArguments({ args });
  for (const [name, content] of Object.entries(currentFiles())) {
    writeFileSync(join(root, name), content);
    console.log(`Wrote ${name}`);
  }
}

if (import.meta.main) process.exitCode = await runScript({ usage, run: writeHosts });
