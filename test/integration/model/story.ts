import { type EventName, eventNames, events, isEquivalentElsewhere, isSetting } from './events.ts';
import { broken, brokenAtRest } from './invariants.ts';
import { World } from './world.ts';

/** What happened, and which invariants do not hold. */
type Finding = { story: string[]; broken: string[] };

/** How a story ended, and what could have happened next. */
type Ending = { finding: Finding | null; possible: EventName[] };

/** Most turns that a world takes to come to rest: more means that something goes on for ever. */
const restTurns = 40;

/** What can happen next: by name, or by number among what is possible then. */
type Choice = EventName | number;

/**
 * Lives a story and everything that follows from it: the world comes to rest, and the app is started once more.
 *
 * An event that is not possible is passed over; a number chooses among those that are.
 *
 * @param known fingerprints of worlds whose future has been looked at: it is not lived again. Takes in this one's
 */
export async function live(story: readonly Choice[], known = new Set<string>()): Promise<Ending> {
  const world = new World();
  const told: string[] = [];
  for (const choice of story) {
    const possible = possibleIn(world);
    const name = typeof choice === 'number' ? possible[choice % possible.length] : choice;
    if (name === undefined || !possible.includes(name)) continue;
    told.push(events[name].name);
    events[name].happen(world);
    await world.settle();
    const found = broken(world, name);
    if (found.length > 0) return { finding: { story: told, broken: found }, possible: [] };
  }
  const possible = possibleIn(world);
  const { fingerprint } = world;
  if (known.has(fingerprint)) return { finding: null, possible: [] };
  known.add(fingerprint);
  await rest(world);
  const found = [...brokenAtRest(world)];
  if (found.length > 0) return { finding: { story: [...told, 'rest'], broken: found }, possible };
  return { finding: await startAgain(world, told), possible };
}

const possibleIn = (world: World) => eventNames.filter((name) => events[name].isPossible(world));

/** The next start shows what this one did: who is signed in, or what was under way. */
async function startAgain(world: World, told: string[]): Promise<Finding | null> {
  const before = world.resumableSession;
  const underWay = world.resumableStep;
  world.kill();
  await world.settle();
  world.start();
  await rest(world);
  const after = world.resumableSession;
  const found = [...brokenAtRest(world)];
  if (before !== after) found.push(`${before} could be resumed, and ${after} counts after the next start`);
  if (underWay !== null && underWay !== world.resumableStep)
    found.push(`${underWay} was under way, and the next start shows ${world.journey?.step}`);
  return found.length > 0 ? { story: [...told, 'rest', 'kill', 'start', 'rest'], broken: found } : null;
}

/** Lets everything that is under way end: the platform answers, the keychain is unlocked, time passes, the app runs. */
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

/** The number of stories of one length, and of the worlds that they were the first to reach. */
type Explored = { length: number; stories: number; worlds: number };

/**
 * Explores every story that adds up to `depth` of these events to the beginning, breadth-first. Of stories that lead to the same
 * world only the first is continued. Returns the first that breaks something.
 *
 * Left out, because they end like an explored one: stories with settings in another order or twice, and those whose last event
 * is a setting, which resting undoes.
 */
export async function explore(
  beginning: readonly EventName[],
  { among, depth }: { among: readonly EventName[]; depth: number },
  onLength: (explored: Explored) => void = () => undefined,
): Promise<Finding | null> {
  const known = new Set<string>();
  let front: EventName[][] = [[...beginning]];
  for (let length = 0; length <= depth; length += 1) {
    const next: EventName[][] = [];
    const before = known.size;
    for (const story of front) {
      const { finding, possible } = await live(story, known);
      if (finding) return finding;
      const last = length === 0 ? undefined : story.at(-1);
      for (const name of possible) {
        const isCut = isEquivalentElsewhere(last, name) || (length + 1 === depth && isSetting(name));
        if (among.includes(name) && !isCut) next.push([...story, name]);
      }
    }
    onLength({ length, stories: front.length, worlds: known.size - before });
    front = next;
  }
  return null;
}
