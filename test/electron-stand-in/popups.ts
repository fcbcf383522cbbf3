import type { Connection } from './cdp.ts';

/**
 * Closes every page that one of the app's opens. One with an opener is told of by that page's own events. One without, as by a click with
 * Ctrl, is told of here once it has failed to load, since its Chromium finds no host.
 *
 * @param context the id of the browser context whose pages these are
 */
export function refusePopups(
  connection: Connection,
  context: string,
  { isOwn, tell }: { isOwn: (id: string) => boolean; tell: (url: string) => void },
): void {
  const { browser } = connection;

  async function refuse(targetId: string, hasOpener: boolean): Promise<void> {
    const session = await connection.attach(targetId);
    const close = () => browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
    let isTold = hasOpener;
    const look = ({ unreachableUrl }: { unreachableUrl?: string }) => {
      if (unreachableUrl === undefined || isTold || isOwn(targetId)) return;
      isTold = true;
      tell(unreachableUrl);
      void close();
    };
    session.on('Page.frameNavigated', ({ frame }) => look(frame));
    const [, { frameTree }] = await Promise.all([
      session.send('Page.enable'),
      session.send('Page.getFrameTree'),
      // A test that is connected too has new pages wait for it, and with them the page that opened them, which is in the same
      // process: closed while it waits, that page would hang.
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    look(frameTree.frame);
    if (hasOpener) await close();
  }

  browser.on('Target.targetCreated', ({ targetInfo: { type, targetId, browserContextId, openerId } }) => {
    if (type !== 'page' || browserContextId !== context || isOwn(targetId)) return;
    // One that goes by itself is as good.
    refuse(targetId, openerId !== undefined).catch(() => undefined);
  });
}
