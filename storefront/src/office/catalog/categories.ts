export interface CategoryNode {
  id: string;
  name: string;
  slug: string;
  version: number;
  children?: readonly CategoryNode[];
}

export interface PlacedCategory extends CategoryNode {
  /** "Home & Living › Furniture › Chairs". */
  path: string;
  depth: number;
  parentId: string | null;
}

/** A tree as a list: each category behind its parent. */
export function flattenCategories(
  nodes: readonly CategoryNode[],
  parent: PlacedCategory | null = null,
): PlacedCategory[] {
  return nodes.flatMap((node) => {
    const placed: PlacedCategory = {
      ...node,
      path: parent ? `${parent.path} › ${node.name}` : node.name,
      depth: parent ? parent.depth + 1 : 0,
      parentId: parent?.id ?? null,
    };
    return [placed, ...flattenCategories(node.children ?? [], placed)];
  });
}
