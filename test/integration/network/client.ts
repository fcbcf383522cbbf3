/*
 * Asks for one thing as the app would on the stand-in, tells what came of it on stdout as JSON, and logs what it could not
 * get as the app does: node client.ts '{"url": …, "log": <folder>}'
 */
import { failureCodeOf } from '../../../main/failure/onboarding-error.ts';
import { openLog } from '../../../main/log/log.ts';
import { certificateOf } from '../../../main/network/certificate.ts';
import { parseFirstRoute } from '../../../main/network/route.ts';
import { hardenFetch } from '../../../main/network/transport.ts';
import { ready } from '../../electron-stand-in/lifecycle.ts';
import { session } from '../../electron-stand-in/session.ts';
import type { Asked, Told } from './asking.ts';

const { url, log: folder, proxy }: Asked = JSON.parse(process.argv[2] ?? '');
const log = openLog({ folder, level: 'info' });
await ready;
const network = session.fromPartition('network');
network.setSpellCheckerLanguages([]);
if (proxy) await network.setProxy(proxy);
const route = await network.resolveProxy(url);

const told = await hardenFetch((input, init) => network.fetch(input, init))(url).then(
  async (response): Promise<Pick<Told, 'status' | 'body'>> => ({
    status: response.status,
    body: await response.text(),
  }),
  (error: unknown): Pick<Told, 'code'> => {
    log.info('asked in vain', { url, error });
    return { code: failureCodeOf(error) };
  },
);

const { protocol, hostname, port } = new URL(url);
const way = parseFirstRoute(route);
const via = way?.kind === 'http' ? { via: way.proxy } : {};
const certificate =
  protocol === 'https:' ? await certificateOf(hostname, Number(port), via, AbortSignal.timeout(5_000)) : null;
process.stdout.write(JSON.stringify({ ...told, route, certificate } satisfies Told));
process.exit();
