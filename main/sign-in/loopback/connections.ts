import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of a listener, up to a limit. */
type Connections = {
  watch(server: Server): void;
  /** Exempts a connection, that of the person's browser, from being dropped for a newer one. */
  keep(socket: Socket): void;
};

/**
 * Limits the open connections by dropping the oldest one.
 *
 * Not `server.maxConnections`, which refuses the newest: a local program with idle connections could then lock out the
 * person's browser.
 */
export function limitConnections(limit: number): Connections {
  const droppable = new Set<Socket>();
  return {
    watch(server) {
      server.on('connection', (socket: Socket) => {
        droppable.add(socket);
        socket.once('close', () => droppable.delete(socket));
        const [oldest] = droppable;
        if (droppable.size > limit) oldest?.destroy();
      });
    },
    keep(socket) {
      droppable.delete(socket);
    },
  };
}
