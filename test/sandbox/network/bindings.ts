import type { Mailbox } from '../mail/mailbox.ts';
import { startSmtp } from '../mail/smtp.ts';
import type { Store } from '../store.ts';
import { LoopbackServer } from './loopback-server.ts';
import { fixedPorts, type PortPurpose, PortTakenError } from './ports.ts';

export type PortChoice = 'fixed' | 'ephemeral';

/** The servers of the sandbox, bound but not answering yet: each address is needed to configure another. */
export type Bindings = {
  servers: {
    platform: LoopbackServer;
    microsoft: LoopbackServer;
    google: LoopbackServer;
    apple: LoopbackServer;
    organisation: LoopbackServer;
    mailbox: LoopbackServer;
  };
  smtp: { port: number };
  close(): Promise<void>;
};

/** Binds every port, or none: what was bound is freed when one of them is taken. */
export async function bindAll(choice: PortChoice, store: Store, mailbox: Mailbox): Promise<Bindings> {
  const bound: { close(): Promise<void> }[] = [];
  const closeAll = async () => {
    await Promise.all(bound.map((one) => one.close()));
  };
  const bind = async <Bound extends { close(): Promise<void>; readonly port: number }>(
    purpose: PortPurpose,
    start: (port: number) => Promise<Bound>,
  ): Promise<Bound> => {
    const one = await startAt(choice, purpose, store, start);
    bound.push(one);
    return one;
  };
  const http = (purpose: PortPurpose) => bind(purpose, (port) => LoopbackServer.start(port, purpose));
  try {
    const servers = {
      platform: await http('platform'),
      microsoft: await http('microsoft'),
      google: await http('google'),
      apple: await http('apple'),
      organisation: await http('organisation'),
      mailbox: await http('mailbox'),
    };
    const smtp = await bind('smtp', (port) => startSmtp(port, mailbox));
    store.changed();
    return { servers, smtp, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Ephemeral ports are those of the last time, if they are still free: tokens and links name them. */
async function startAt<Bound extends { readonly port: number }>(
  choice: PortChoice,
  purpose: PortPurpose,
  store: Store,
  start: (port: number) => Promise<Bound>,
): Promise<Bound> {
  if (choice === 'fixed') return start(fixedPorts[purpose]);
  const { ports } = store.state;
  const bound = await start(ports[purpose] ?? 0).catch((error: unknown) => {
    if (error instanceof PortTakenError) return start(0);
    throw error;
  });
  ports[purpose] = bound.port;
  return bound;
}
