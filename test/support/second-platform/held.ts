import { z } from 'zod';
import { type Asked, bearerOf, problem, type Routes } from './http.ts';
import type { Held, State } from './state.ts';

const wait = z.coerce.number().int().min(0).max(25);

/** The one of an id. With another secret it is as unknown as one that is not there (P-25). @throws 404 */
export function ownOf<One extends Held>(all: Map<string, One>, asked: Asked, id: string): One {
  const one = all.get(id);
  if (bearerOf(asked) !== one?.secret) throw problem(404, 'not-found');
  return one;
}

/** Answers for the status, which may be waited for (P-27), and for the withdrawal, which ends what is not over. */
export const heldRoutes = <One extends Held>(
  state: State,
  path: string,
  all: Map<string, One>,
  statusOf: (one: One) => object,
): Routes => ({
  [`GET ${path}/{id}`]: async (asked, id) => {
    const one = ownOf(all, asked, id);
    const seconds = wait.parse(asked.query.get('wait') ?? 0);
    return Response.json(await state.held(seconds, () => statusOf(one)));
  },
  [`DELETE ${path}/{id}`]: (asked, id) => {
    const one = all.get(id);
    if (bearerOf(asked) === one?.secret) one.expiresAt = 0;
    state.changed();
    return new Response(null, { status: 204 });
  },
});
