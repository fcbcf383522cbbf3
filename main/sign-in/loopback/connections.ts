import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of a listener, never more than a limit. */
type Connections = {
  watch(server: Server): void;
  /** Marks a connection as the person's own, never to be dropped for a newer one. */
  keep(socket: Socket): void;
};

/**
 * Drops the oldest connection for a new one over the limit.
 *
 * Refusing the new one instead (`server.maxConnections`) would let a local program that opens idle connections keep
 * the person's browser out.
 */
export function limitedConnections(limit: number): Connections {
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
