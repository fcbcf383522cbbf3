import { type EventName, eventNames, events } from './events.ts';
import { broken, brokenAtRest } from './invariants.ts';
import { World } from './world.ts';

/** What happened, and which invariants do not hold. */
export type Finding = { story: string[]; broken: string[] };

/** How a story ended, and what could have happened next. */
export type Ending = { finding: Finding | null; possible: EventName[]; fingerprint: string };

/** Most turns that a world takes to come to rest: more means that something goes on for ever. */
const restTurns = 40;

/** What can happen next: by name, or by number among what is possible then. */
export type Choice = EventName | number;

/**
 * Lives a story and everything that follows from it: the world comes to rest, and the app is started once more.
 *
 * An event that is not possible is passed over; a number chooses among those that are.
 */
export async function live(story: readonly Choice[]): Promise<Ending> {
  const world = new World();
  const told: string[] = [];
  for (const choice of story) {
    const possible = possibleIn(world);
    const name = typeof choice === 'number' ? possible[choice % possible.length] : choice;
    if (name === undefined || !possible.includes(name)) continue;
    told.push(events[name].name);
    events[name].happen(world);
    await world.settle();
    const found = broken(world);
    if (found.length > 0) return { finding: { story: told, broken: found }, possible: [], fingerprint: '' };
  }
  const possible = possibleIn(world);
  const { fingerprint } = world;
  await rest(world);
  const found = [...brokenAtRest(world)];
  if (found.length > 0)
    return { finding: { story: [...told, 'rest'], broken: found }, possible, fingerprint };
  return { finding: await startAgain(world, told), possible, fingerprint };
}

const possibleIn = (world: World) => eventNames.filter((name) => events[name].isPossible(world));

/** The next start shows what this one did: who is signed in, or nobody. */
async function startAgain(world: World, told: string[]): Promise<Finding | null> {
  const before = world.resumableSession;
  world.kill();
  await world.settle();
  world.start();
  await rest(world);
  const after = world.resumableSession;
  const found = [...brokenAtRest(world)];
  if (before !== after) found.push(`${before} could be resumed, and ${after} counts after the next start`);
  return found.length > 0 ? { story: [...told, 'rest', 'kill', 'start', 'rest'], broken: found } : null;
}

/** Everything that can end does: the platform answers, the keychain opens, time passes, the app runs. */
async function rest(world: World): Promise<void> {
  world.platform.behaviour = 'answers';
  world.keyring.isLocked = false;
  world.keyring.isHeld = false;
  for (let turn = 0; turn < restTurns; turn += 1) {
    while (world.platform.held.length > 0) world.platform.release('oldest');
    await world.settle();
    if (world.run === null) world.start();
    if (events.unblock.isPossible(world)) events.unblock.happen(world);
    if (world.hasTimers) world.passTime();
    await world.settle();
    if (world.isAtRest) return;
  }
}

/**
 * Every story of up to `depth` events that begins so, in every order in which they are possible, shortest first. Of stories
 * that lead to the same world only the first is gone on with. Stops at the first that breaks something.
 */
export async function explore(
  beginning: readonly EventName[],
  depth: number,
): Promise<{ stories: number; finding: Finding | null }> {
  const known = new Set<string>();
  let stories = 0;
  let front: EventName[][] = [[...beginning]];
  for (let length = 0; length <= depth; length += 1) {
    const next: EventName[][] = [];
    for (const story of front) {
      stories += 1;
      const { finding, possible, fingerprint } = await live(story);
      if (finding) return { stories, finding };
      if (known.has(fingerprint)) continue;
      known.add(fingerprint);
      for (const name of possible) next.push([...story, name]);
    }
    front = next;
  }
  return { stories, finding: null };
}
