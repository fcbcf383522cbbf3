/** What each file or room names of the others. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The rooms of a graph of files: a room is the folder two levels deep, such as `main/journey`, and names what its files name. */
export function roomsOf(files: Graph): Graph {
  const rooms = new Map<string, Set<string>>();
  for (const [file, targets] of files) {
    const from = roomOf(file);
    const named = rooms.get(from) ?? new Set();
    for (const target of targets) if (roomOf(target) !== from) named.add(roomOf(target));
    rooms.set(from, named);
  }
  return rooms;
}

const roomOf = (file: string): string => file.split('/').slice(0, -1).slice(0, 2).join('/');

/**
 * The circles of a graph, each with its members in order: the strongly connected components of more than one member
 * (Tarjan, 1972).
 */
export function circlesOf(graph: Graph): string[][] {
  const found: string[][] = [];
  const stack: string[] = [];
  const indexOf = new Map<string, number>();
  const lowest = new Map<string, number>();
  const visit = (node: string): number => {
    const index = indexOf.size;
    indexOf.set(node, index);
    let low = index;
    stack.push(node);
    for (const target of graph.get(node) ?? []) {
      if (!graph.has(target)) continue;
      if (!indexOf.has(target)) low = Math.min(low, visit(target));
      else if (stack.includes(target)) low = Math.min(low, lowest.get(target) ?? indexOf.get(target) ?? low);
    }
    lowest.set(node, low);
    if (low === index) {
      const members = stack.splice(stack.indexOf(node));
      if (members.length > 1) found.push(members.sort());
    }
    return low;
  };
  for (const node of graph.keys()) if (!indexOf.has(node)) visit(node);
  return found;
}
