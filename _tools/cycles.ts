/**
 * Finds circles in a graph by depth-first search: one for each edge that leads
 * back to where the search came from, none exactly where the graph is acyclic.
 *
 * @param graph The nodes, each with those that it leads to.
 * @returns The circles, each beginning and ending with the same node.
 */
export function cycles(
  graph: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  function visit(node: string): void {
    const start = path.indexOf(node);
    if (start >= 0) found.push([...path.slice(start), node]);
    if (start >= 0 || done.has(node)) return;
    path.push(node);
    graph.get(node)?.forEach(visit);
    path.pop();
    done.add(node);
  }
  [...graph.keys()].forEach(visit);
  return found;
}
