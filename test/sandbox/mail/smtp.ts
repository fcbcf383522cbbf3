import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { listen } from '../network/ports.ts';
import type { Mailbox } from './mailbox.ts';

const largest = 1024 * 1024;

/** A mail server on 127.0.0.1 that takes every mail for everybody and delivers none. */
export async function startSmtp(
  port: number,
  mailbox: Mailbox,
): Promise<{ port: number; close(): Promise<void> }> {
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    // An address may have letters of any script before its `@`.
    hideSMTPUTF8: false,
    size: largest,
    logger: false,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      buffer(stream)
        .then((raw) => PostalMime.parse(raw))
        .then(
          (mail) => {
            mailbox.receive({
              to,
              from: mail.from?.address ?? '',
              subject: mail.subject ?? '',
              text: mail.text ?? '',
              html: mail.html ?? '',
            });
            done();
          },
          (error: unknown) => done(error instanceof Error ? error : new Error('the mail could not be read')),
        );
    },
  });
  // A client that goes away in the middle of a mail is no reason to stop. Heard from the start, since a taken port is told here too.
  smtp.on('error', () => undefined);
  const bound = await listen(smtp.server, port, 'SMTP');
  return { port: bound, close: () => new Promise((resolve) => smtp.close(() => resolve())) };
}
