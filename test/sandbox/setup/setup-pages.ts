import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Language } from '#contract/snapshot.ts';
import { html } from '../pages/html.ts';
import { languageOf } from '../pages/language.ts';
import { sendPage } from '../pages/send-page.ts';
import { layout } from '../platform/pages.ts';
import type { Environments, Payment } from './environments.ts';

const copy = {
  nl: {
    bank: 'Betaal één cent',
    forWhom: 'Voor',
    right: 'Betaal vanaf de rekening van',
    wrong: 'Betaal vanaf een andere rekening',
    close: 'Sluit zonder te betalen',
    doneTitle: 'Betaling gelukt',
    done: 'Je kunt deze pagina sluiten en teruggaan naar de app.',
    closedTitle: 'Niet betaald',
    closed: 'Er is niets betaald. Je kunt deze pagina sluiten.',
    usedTitle: 'Deze pagina werkt niet meer',
    used: 'Er is al betaald, of de pagina is verlopen. Ga terug naar de app.',
    office: 'Beoordelen',
    nothing: 'Er is niets te beoordelen.',
    approve: 'Keur goed:',
    refuse: 'Wijs af:',
    step: 'Instellen',
    stepText: 'Op het echte platform ga je hier verder.',
  },
  en: {
    bank: 'Pay one cent',
    forWhom: 'For',
    right: 'Pay from the account of',
    wrong: 'Pay from another account',
    close: 'Close without paying',
    doneTitle: 'Payment successful',
    done: 'You can close this page and go back to the app.',
    closedTitle: 'Not paid',
    closed: 'Nothing was paid. You can close this page.',
    usedTitle: 'This page no longer works',
    used: 'It was paid already, or the page has expired. Go back to the app.',
    office: 'Review',
    nothing: 'There is nothing to review.',
    approve: 'Approve:',
    refuse: 'Refuse:',
    step: 'Setup',
    stepText: 'On the real platform you would go on here.',
  },
  fr: {
    bank: 'Payer un centime',
    forWhom: 'Pour',
    right: 'Payer depuis le compte de',
    wrong: 'Payer depuis un autre compte',
    close: 'Fermer sans payer',
    doneTitle: 'Paiement réussi',
    done: 'Vous pouvez fermer cette page et revenir à l’application.',
    closedTitle: 'Rien n’a été payé',
    closed: 'Rien n’a été payé. Vous pouvez fermer cette page.',
    usedTitle: 'Cette page ne fonctionne plus',
    used: 'Le paiement a déjà eu lieu, ou la page a expiré. Revenez à l’application.',
    office: 'Examiner',
    nothing: 'Il n’y a rien à examiner.',
    approve: 'Approuver\u00a0:',
    refuse: 'Refuser\u00a0:',
    step: 'Configuration',
    stepText: 'Sur la vraie plateforme, vous continueriez ici.',
  },
  de: {
    bank: 'Einen Cent bezahlen',
    forWhom: 'Für',
    right: 'Bezahlen vom Konto von',
    wrong: 'Von einem anderen Konto bezahlen',
    close: 'Schließen, ohne zu bezahlen',
    doneTitle: 'Zahlung erfolgreich',
    done: 'Sie können diese Seite schließen und zur App zurückkehren.',
    closedTitle: 'Nicht bezahlt',
    closed: 'Es wurde nichts bezahlt. Sie können diese Seite schließen.',
    usedTitle: 'Diese Seite gilt nicht mehr',
    used: 'Es wurde bereits bezahlt, oder die Seite ist abgelaufen. Kehren Sie zur App zurück.',
    office: 'Prüfen',
    nothing: 'Es gibt nichts zu prüfen.',
    approve: 'Genehmigen:',
    refuse: 'Ablehnen:',
    step: 'Einrichten',
    stepText: 'Auf der echten Plattform machen Sie hier weiter.',
  },
} as const;

const payment = z.object({ payment: z.enum(['right-account', 'wrong-account', 'closed']) });
const decision = z.object({ id: z.string(), decision: z.enum(['active', 'refused']) });

/** The bank at which one cent is paid, the back office that looks at a payment, and the pages of the steps. */
export function setupRoutes(app: FastifyInstance, environments: Environments): void {
  const language = (accepted: string | undefined): Language => languageOf(undefined, accepted);
  app.get<{ Params: { token: string } }>('/verify/:token', async (request, reply) => {
    const words = language(request.headers['accept-language']);
    const organisation = environments.awaiting(request.params.token);
    if (!organisation) return sendPage(reply.code(410), message(words, 'used'));
    return sendPage(reply, bankPage(words, request.params.token, organisation.name));
  });
  app.post<{ Params: { token: string } }>('/verify/:token', async (request, reply) => {
    const words = language(request.headers['accept-language']);
    const chosen: Payment = payment.parse(request.body).payment;
    if (!environments.awaiting(request.params.token))
      return sendPage(reply.code(410), message(words, 'used'));
    environments.pay(request.params.token, chosen);
    return sendPage(reply, message(words, chosen === 'closed' ? 'closed' : 'done'));
  });
  app.get('/back-office', async (request, reply) =>
    sendPage(reply, officePage(language(request.headers['accept-language']), environments.inReview)),
  );
  app.post('/back-office', async (request, reply) => {
    const decided = decision.parse(request.body);
    environments.decide(decided.id, decided.decision);
    return sendPage(reply, officePage(language(request.headers['accept-language']), environments.inReview));
  });
  app.get('/setup/:step', async (request, reply) => {
    const words = language(request.headers['accept-language']);
    const { step, stepText } = copy[words];
    return sendPage(reply, layout(words, step, html`<h1>${step}</h1><p>${stepText}</p>`));
  });
}

function bankPage(language: Language, token: string, name: string): string {
  const words = copy[language];
  return layout(
    language,
    words.bank,
    html`<h1>${words.bank}</h1>
      <p>${words.forWhom} <strong><bdi>${name}</bdi></strong></p>
      <form method="post" action="/verify/${token}" class="actions">
        <button class="primary" name="payment" value="right-account">${words.right} ${name}</button>
        <button name="payment" value="wrong-account">${words.wrong}</button>
        <button name="payment" value="closed">${words.close}</button>
      </form>`,
  );
}

function message(language: Language, kind: 'done' | 'closed' | 'used'): string {
  const words = copy[language];
  const title = words[`${kind}Title`];
  return layout(language, title, html`<h1>${title}</h1><p>${words[kind]}</p>`);
}

function officePage(language: Language, waiting: readonly { id: string; name: string }[]): string {
  const words = copy[language];
  return layout(
    language,
    words.office,
    html`<h1>${words.office}</h1>
      ${waiting.length === 0 && html`<p>${words.nothing}</p>`}
      ${waiting.map(
        ({ id, name }) => html`<form method="post" action="/back-office" class="actions">
          <input type="hidden" name="id" value="${id}" />
          <button class="primary" name="decision" value="active">${words.approve} ${name}</button>
          <button name="decision" value="refused">${words.refuse} ${name}</button>
        </form>`,
      )}`,
  );
}
