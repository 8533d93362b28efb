/** A commit and the commits before it, as far as they are known. */
export interface CommitNode {
  readonly id: string;
  readonly parents: readonly string[];
}

/** Two commits neither of which is before the other, and one that is before both. */
export type Divergence = readonly [base: string, ours: string, theirs: string];

/** The pairs of commits that a merge may bring together, each with the first commit of the list that is before both. */
export function divergences(nodes: readonly CommitNode[]): readonly Divergence[] {
  const ancestors = ancestorsOf(nodes);
  const isBefore = (a: CommitNode, b: CommitNode): boolean => ancestors.get(b.id)?.has(a.id) === true;
  return nodes.flatMap((ours, index) =>
    nodes.slice(index + 1).flatMap((theirs): readonly Divergence[] => {
      if (isBefore(ours, theirs) || isBefore(theirs, ours)) return [];
      const base = nodes.find((node) => isBefore(node, ours) && isBefore(node, theirs));
      return base === undefined ? [] : [[base.id, ours.id, theirs.id]];
    }),
  );
}

function ancestorsOf(nodes: readonly CommitNode[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parents = new Map(nodes.map((node) => [node.id, node.parents]));
  const ancestors = new Map<string, ReadonlySet<string>>();
  const visit = (id: string): ReadonlySet<string> => {
    const known = ancestors.get(id);
    if (known !== undefined) return known;
    const found = new Set((parents.get(id) ?? []).flatMap((parent) => [parent, ...visit(parent)]));
    ancestors.set(id, found);
    return found;
  };
  for (const { id } of nodes) visit(id);
  return ancestors;
}
