import type { Mailbox } from '../sandbox/mail/mailbox.ts';

/** Gives the code of the newest mail to an address: each code once, waiting for the mail. */
export function mailCodes(mailbox: Mailbox, address: string): () => Promise<string> {
  let told = 0;
  const untold = () => {
    const codes = mailbox.list(address).flatMap(({ code }) => (code === '' ? [] : [code]));
    const newest = codes.length === told ? undefined : codes.at(-1);
    told = codes.length;
    return newest;
  };
  return () =>
    new Promise((resolve) => {
      const known = untold();
      if (known !== undefined) return resolve(known);
      const stop = mailbox.onMail(() => {
        const code = untold();
        if (code === undefined) return;
        stop();
        resolve(code);
      });
    });
}
