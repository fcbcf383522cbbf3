import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

const handOver = `require('node:net').connect(process.argv[1]).on('error', () => process.exit(1)).end(process.argv[2])`;

/** Held by one process at a time, until it ends or lets go. */
export type InstanceLock = { release(): void };

/**
 * The lock for the first who asks, who then hears the arguments and folder of each later one; null for those. Synchronous,
 * as Electron's is. A socket that nothing answers at was left by a killed holder, and is taken over.
 */
export function takeLock(
  socket: string,
  onOther: (argv: string[], folder: string) => void,
): InstanceLock | null {
  if (existsSync(socket)) {
    const message = JSON.stringify([process.argv, process.cwd()]);
    if (spawnSync(process.execPath, ['-e', handOver, socket, message]).status === 0) return null;
    rmSync(socket, { force: true });
  }
  const server = createServer(async (connection) => {
    const [argv, folder] = JSON.parse((await connection.setEncoding('utf8').toArray()).join(''));
    onOther(argv, folder);
  });
  server.on('error', () => undefined).listen(socket);
  server.unref();
  if (!server.listening) return null;
  const forget = () => rmSync(socket, { force: true });
  process.once('exit', forget);
  return {
    release: () => {
      process.off('exit', forget);
      server.close();
      forget();
    },
  };
}
