import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#contract/snapshot.ts';
import { ownUrlPage, unknownOrganisationPage } from '../organisation/own-url-page.ts';
import { languageOf } from '../pages/language.ts';
import { pageStyle } from '../pages/style.ts';
import { activationPage } from './activation-page.ts';
import { activationScript } from './activation-script.ts';
import type { PlatformParts } from './handlers.ts';
import { nextStepsIn } from './next-steps.ts';
import { informationPage, type PageTopic, pageTopics, textPage } from './pages.ts';
import { ProblemError } from './problems.ts';
import { termsIn } from './terms.ts';

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** The pages that mails and the client link to. All of them are static: reading one changes nothing. */
export function pageRoutes(
  app: FastifyInstance,
  { context: { store, url }, organisations }: Pick<PlatformParts, 'context' | 'organisations'>,
): void {
  const send = (reply: FastifyReply, page: string) =>
    reply.headers(securityHeaders).type('text/html; charset=utf-8').send(page);

  app.get('/assets/page.css', async (_request, reply) => reply.type('text/css').send(pageStyle));
  app.get('/assets/activate.js', async (_request, reply) =>
    reply.type('text/javascript').send(activationScript),
  );
  app.get('/activate', async (request, reply) => send(reply, activationPage(languageFor(request))));
  app.get('/terms', async (request, reply) => {
    const language = languageFor(request);
    return send(reply, textPage(language, termsIn(store.state.termsVersion, language, url).text));
  });
  for (const topic of pageTopics) {
    const path = topic === 'home' ? '/' : `/${topic}`;
    app.get(path, async (request, reply) => send(reply, topicPage(topic, languageFor(request), url)));
  }
  app.get<{ Params: { slug: string } }>('/o/:slug', async (request, reply) => {
    const language = languageFor(request);
    const organisation = organisations.bySlug(request.params.slug);
    if (!organisation) return send(reply.code(404), unknownOrganisationPage(language));
    return send(reply, ownUrlPage(language, organisation));
  });
  app.get<{ Params: { id: string } }>('/next-steps/:id', async (request, reply) => {
    const language = languageFor(request);
    const step = nextStepsIn(language, url).find(({ id }) => id === request.params.id);
    if (!step) throw new ProblemError(404, 'not-found');
    return send(reply, informationPage(language, 'step', [{ title: step.title, url: step.url }]));
  });
}

function topicPage(topic: PageTopic, language: Language, url: string): string {
  return informationPage(language, topic, topic === 'next-steps' ? nextStepsIn(language, url) : []);
}

function languageFor(request: FastifyRequest): Language {
  const { query } = request;
  const wanted =
    typeof query === 'object' && query !== null && 'language' in query ? query.language : undefined;
  return languageOf(wanted, request.headers['accept-language']);
}
