using System.Collections.Frozen;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>All categories as a tree: immutable, swapped whole when one changes.</summary>
internal sealed class CategoryTree
{
    /// <summary>No branch is deeper; a move that would make one is refused.</summary>
    public const int MaxDepth = 10;

    public static readonly CategoryTree Empty = new([]);

    private readonly FrozenDictionary<string, Category> _byId;
    private readonly FrozenDictionary<string, Category> _bySlug;
    private readonly FrozenDictionary<string, IReadOnlyList<Category>> _children;

    public CategoryTree(IReadOnlyCollection<Category> categories)
    {
        _byId = categories.ToFrozenDictionary(category => category.Id, StringComparer.Ordinal);
        _bySlug = categories.ToFrozenDictionary(category => category.Slug, StringComparer.Ordinal);
        _children = categories
            .GroupBy(category => category.ParentId is { } parent && _byId.ContainsKey(parent) ? parent : "", StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => (IReadOnlyList<Category>)[.. group.OrderBy(c => c.Position).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)],
                StringComparer.Ordinal);
    }

    public IReadOnlyCollection<Category> All => _byId.Values;

    public IReadOnlyList<Category> Roots => ChildrenOf("");

    public Category? Find(string id) => _byId.GetValueOrDefault(id);

    public Category? FindBySlug(string slug) => _bySlug.GetValueOrDefault(slug);

    public IReadOnlyList<Category> ChildrenOf(string id) => _children.GetValueOrDefault(id) ?? [];

    /// <summary>From the root down to the parent.</summary>
    public IReadOnlyList<Category> AncestorsOf(Category category)
    {
        var ancestors = new List<Category>();
        for (var current = category; current.ParentId is { } parentId && Find(parentId) is { } parent && ancestors.Count < MaxDepth; current = parent)
        {
            ancestors.Insert(0, parent);
        }

        return ancestors;
    }

    /// <summary>The category and everything below it.</summary>
    public FrozenSet<string> SubtreeOf(string id)
    {
        var subtree = new HashSet<string>(StringComparer.Ordinal) { id };
        var open = new Stack<string>(subtree);
        while (open.TryPop(out var next))
        {
            foreach (var child in ChildrenOf(next).Where(child => subtree.Add(child.Id)))
            {
                open.Push(child.Id);
            }
        }

        return subtree.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>How many levels the category and what is below it have.</summary>
    public int HeightOf(string id) => 1 + ChildrenOf(id).Select(child => HeightOf(child.Id)).DefaultIfEmpty(0).Max();

    /// <summary>The categories and all their ancestors, each once, roots first.</summary>
    public IReadOnlyList<Category> WithAncestors(IEnumerable<string> ids) =>
        [.. ids.Select(Find).OfType<Category>().SelectMany(category => AncestorsOf(category).Append(category)).DistinctBy(category => category.Id)];

    /// <summary>The tree after one category was added or changed.</summary>
    public CategoryTree With(IEnumerable<Category> changed)
    {
        var all = _byId.ToDictionary(StringComparer.Ordinal);
        foreach (var category in changed.Where(category => !all.TryGetValue(category.Id, out var known) || known.Version <= category.Version))
        {
            all[category.Id] = category;
        }

        return new CategoryTree(all.Values);
    }
}
