import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateFacts } from '../../../main/network/certificate.ts';
import { runProgram } from '../../support/programs.ts';

/** What a client is to ask for. */
export type Asked = {
  url: string;
  /** The folder of its log. */
  log: string;
  /** What its session is told of proxies; what the environment says unless given. */
  proxy?: Electron.ProxyConfig;
};

/** What came of it: an answer or a failure, and by which way. */
export type Told = {
  status?: number;
  body?: string;
  code?: string;
  /** In Chromium's words. */
  route: string;
  certificate: CertificateFacts | null;
};

/** Everything in the environment that says something of proxies or authorities, so that only the test does. */
const silent = Object.fromEntries(
  ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS', 'NODE_USE_ENV_PROXY'].flatMap(
    (name) => [
      [name, ''],
      [name.toLowerCase(), ''],
    ],
  ),
);

/** Asks in a process of its own, started with `prefix` before it. `log` is everything that it wrote down or printed. */
export async function askingWith(
  asked: Asked,
  { env = {}, prefix = [] }: { env?: Record<string, string>; prefix?: readonly string[] },
): Promise<Told & { log: string }> {
  const client = join(import.meta.dirname, 'client.ts');
  const [program = '', ...args] = [...prefix, process.execPath, client, JSON.stringify(asked)];
  const { stdout, stderr } = await runProgram(program, args, { ...silent, ...env });
  if (stdout === '') throw new Error(`The client failed: ${stderr}`);
  const log = await readFile(join(asked.log, 'main.log'), 'utf8').catch(() => '');
  return { ...JSON.parse(stdout), log: `${log}\n${stderr}\n${stdout}` };
}
