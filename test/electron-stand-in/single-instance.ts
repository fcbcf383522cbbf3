import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

const handOver = `require('node:net').connect(process.argv[1]).on('error', () => process.exit(1)).end(process.argv[2])`;

/**
 * True for the first to ask for the lock, who then hears the arguments and folder of each later one; false for those.
 * Synchronous, as Electron's is. A socket that nobody answers at was left by a killed holder, and is taken over.
 */
export function lock(socket: string, onOther: (argv: string[], folder: string) => void): boolean {
  if (existsSync(socket)) {
    const message = JSON.stringify([process.argv, process.cwd()]);
    if (spawnSync(process.execPath, ['-e', handOver, socket, message]).status === 0) return false;
    rmSync(socket, { force: true });
  }
  const server = createServer(async (connection) => {
    const [argv, folder] = JSON.parse((await connection.setEncoding('utf8').toArray()).join(''));
    onOther(argv, folder);
  });
  server.on('error', () => undefined).listen(socket);
  server.unref();
  if (server.listening) process.once('exit', () => rmSync(socket, { force: true }));
  return server.listening;
}
