import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closedPort } from './closed-port.ts';
import { startProgram } from './programs.ts';
import type { NamesPrefix } from './proxy-names.ts';

/** A proxy server of the real world, on loopback alone. */
export type ProxyServer = {
  /** `http://127.0.0.1:<port>`, without credentials. */
  url: string;
  port: number;
  /** Everything that it wrote down so far. */
  log(): string;
  stop(): Promise<void>;
};

type ProxyOptions = {
  folder: string;
  /** What names it knows. */
  names: NamesPrefix;
  /** Who may go through, as `user:password`; everybody unless given. */
  credentials?: string;
};

/** Starts tinyproxy, which passes on what it is given and looks into none of it. */
export async function startTinyproxy({ folder, names, credentials }: ProxyOptions): Promise<ProxyServer> {
  const file = join(await mkdtemp(join(folder, 'tinyproxy-')), 'tinyproxy.conf');
  const port = await closedPort();
  const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 60', 'MaxClients 50', 'LogLevel Info'];
  if (credentials) lines.push(`BasicAuth ${credentials.replace(':', ' ')}`);
  await writeFile(file, `${lines.join('\n')}\n`);
  const proxy = await startProgram([...names, 'tinyproxy', '-d', '-c', file], /Starting main loop/);
  return { ...proxy, port, url: `http://127.0.0.1:${port}` };
}

/** Starts mitmproxy, which opens every connection and shows a certificate of its own authority, whose file it gives. */
export async function startMitmproxy(
  { folder, names, credentials }: ProxyOptions,
  trusted: string,
): Promise<ProxyServer & { authority: string }> {
  const own = await mkdtemp(join(folder, 'mitmproxy-'));
  const settings = [`confdir=${own}`, `ssl_verify_upstream_trusted_ca=${trusted}`, 'termlog_verbosity=info'];
  const options = ['--listen-host', '127.0.0.1', '-p', '0', ...settings.flatMap((one) => ['--set', one])];
  const access = credentials ? ['--proxyauth', credentials] : [];
  const ready = /listening at \S*?127\.0\.0\.1:(\d+)/;
  const env = { ...process.env, PYTHONUNBUFFERED: '1' };
  const proxy = await startProgram([...names, 'mitmdump', ...options, ...access], ready, { env });
  const port = Number(ready.exec(proxy.log())?.[1]);
  return { ...proxy, port, url: `http://127.0.0.1:${port}`, authority: join(own, 'mitmproxy-ca-cert.pem') };
}
