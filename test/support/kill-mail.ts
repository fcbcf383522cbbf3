import type { ChildProcess } from 'node:child_process';
import type { Mailbox } from '../sandbox/mail/mailbox.ts';

/** Tells a program that asks for it the code of the newest mail to an address: each code once, waiting for the mail. */
export function mailCodes(mailbox: Mailbox, address: string): (child: ChildProcess) => void {
  return (child) => {
    let told = 0;
    const codes = () => mailbox.list(address).flatMap(({ code }) => (code === '' ? [] : [code]));
    const tell = () => {
      const known = codes();
      const newest = known.at(-1);
      if (newest === undefined || known.length === told) return false;
      told = known.length;
      if (child.connected) child.send(newest);
      return true;
    };
    child.on('message', () => {
      if (tell()) return;
      const stop = mailbox.onMail(() => {
        if (tell()) stop();
      });
      child.once('exit', stop);
    });
  };
}
