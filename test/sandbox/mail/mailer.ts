import { createTransport } from 'nodemailer';
import type { Language } from '#contract/snapshot.ts';
import { type MailCopy, mailCopy } from './copy.ts';
import { type Letter, mailHtml, mailText } from './layout.ts';

type Activation = { to: string; language: Language; phrase: string; link: string; code: string };

/** The platform's mails, sent by real SMTP. Sending happens aside: nobody waits for a mail server. */
export class Mailer {
  readonly #transport;
  readonly #sending = new Set<Promise<void>>();

  constructor(smtpPort: number) {
    // A few connections that mails wait for: with one each, some of hundreds wait longer for a greeting than the library does.
    const pool = { pool: true, maxConnections: 8, maxMessages: Number.POSITIVE_INFINITY } as const;
    this.#transport = createTransport({
      ...pool,
      host: '127.0.0.1',
      port: smtpPort,
      secure: false,
      ignoreTLS: true,
    });
  }

  /** To activate a new environment. */
  activation(mail: Activation): void {
    this.#send(mail.to, mail.language, (copy) => ({ ...copy.activation, ...mail }));
  }

  /** To confirm that an identity has this address. */
  confirmation(mail: Activation): void {
    this.#send(mail.to, mail.language, (copy) => ({ ...copy.confirmation, ...mail }));
  }

  /** Instead of an activation mail, to somebody who has an account. Says nothing that activates. */
  alreadyRegistered(to: string, language: Language): void {
    this.#send(to, language, (copy) => copy.alreadyRegistered);
  }

  /** Once there is an account. */
  welcome(to: string, language: Language, account: { name: string; username: string; link: string }): void {
    this.#send(to, language, (copy) => ({
      ...copy.welcome,
      lead: copy.welcome.lead.replace('{name}', account.name).replace('{username}', account.username),
      link: account.link,
    }));
  }

  /** Resolves once every mail has left. */
  async flush(): Promise<void> {
    await Promise.all(this.#sending);
  }

  async close(): Promise<void> {
    await this.flush();
    this.#transport.close();
  }

  #send(to: string, language: Language, compose: (copy: MailCopy) => Letter): void {
    const copy = mailCopy[language];
    const letter = compose(copy);
    const sending = this.#transport
      .sendMail({
        from: { name: 'eConnect', address: 'no-reply@econnect.example' },
        to,
        subject: letter.subject,
        text: mailText(letter, copy),
        html: mailHtml(letter, copy, language),
      })
      .then(
        () => undefined,
        (error: unknown) => console.error('The sandbox could not send a mail:', error),
      )
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }
}
