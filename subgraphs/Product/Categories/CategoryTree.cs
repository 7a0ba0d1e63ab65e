using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>
/// All categories as a tree: immutable, swapped whole when one changes. What was merged into another is found there, by its id and its
/// slugs, from the moment of the merge: products that still name it need not have been moved yet.
/// </summary>
internal sealed class CategoryTree
{
    /// <summary>No branch is deeper; a move that would make one is refused.</summary>
    public const int MaxDepth = 10;

    public static readonly CategoryTree Empty = new([]);

    private readonly FrozenDictionary<string, Category> _all;
    private readonly FrozenDictionary<string, Category> _byId;
    private readonly ILookup<string, string> _absorbed;
    private readonly FrozenDictionary<string, Category> _bySlug;
    private readonly FrozenDictionary<string, IReadOnlyList<Category>> _children;

    public CategoryTree(IReadOnlyCollection<Category> categories)
    {
        _all = categories.ToFrozenDictionary(category => category.Id, StringComparer.Ordinal);
        var places = categories.Select(category => (category.Id, Place: PlaceOf(category))).Where(pair => pair.Place is not null).ToList();
        _byId = places.ToFrozenDictionary(pair => pair.Id, pair => pair.Place!, StringComparer.Ordinal);
        _absorbed = places.Where(pair => pair.Place!.Id != pair.Id).ToLookup(pair => pair.Place!.Id, pair => pair.Id, StringComparer.Ordinal);
        var live = categories.Where(category => !category.IsRetired).ToList();

        // Who has a slug now goes before who had it once.
        _bySlug = live.Select(category => (category.Slug, Category: category))
            .Concat(live.SelectMany(category => category.FormerSlugs.Select(slug => (Slug: slug, Category: category))))
            .DistinctBy(pair => pair.Slug, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.Slug, pair => pair.Category, StringComparer.Ordinal);
        _children = live
            .GroupBy(category => category.ParentId is { } parent && _byId.ContainsKey(parent) ? parent : "", StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => (IReadOnlyList<Category>)[.. group.OrderBy(c => c.Position).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)],
                StringComparer.Ordinal);
    }

    /// <summary>Every category, retired ones included.</summary>
    public IReadOnlyCollection<Category> All => _all.Values;

    public IReadOnlyList<Category> Roots => ChildrenOf("");

    /// <summary>The category, or the one that took its place.</summary>
    public Category? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The category itself, unless it is retired: for changing it.</summary>
    public Category? FindLive(string id) => _all.GetValueOrDefault(id) is { IsRetired: false } category ? category : null;

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

    /// <summary>The ids of the category and everything below it, with those that were merged into any of them.</summary>
    public FrozenSet<string> SubtreeOf(string id)
    {
        var root = Find(id)?.Id ?? id;
        var subtree = new HashSet<string>(StringComparer.Ordinal) { root };
        var open = new Stack<string>(subtree);
        while (open.TryPop(out var next))
        {
            subtree.UnionWith(_absorbed[next]);
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

    /// <summary>The ids of present categories for ids that clients know, which may be of merged ones; unknown ones are left out.</summary>
    public ImmutableArray<string> Normalize(IEnumerable<string> ids) => [.. ids.Select(Find).OfType<Category>().Select(category => category.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>The tree after one category was added or changed.</summary>
    public CategoryTree With(IEnumerable<Category> changed)
    {
        var all = _all.ToDictionary(StringComparer.Ordinal);
        foreach (var category in changed.Where(category => !all.TryGetValue(category.Id, out var known) || known.Version <= category.Version))
        {
            all[category.Id] = category;
        }

        return new CategoryTree(all.Values);
    }

    private Category? PlaceOf(Category category)
    {
        var current = category;
        for (var steps = 0; steps <= _all.Count; steps++)
        {
            if (!current.IsRetired)
            {
                return current;
            }

            if (current.RetiredInto is null || !_all.TryGetValue(current.RetiredInto, out var next))
            {
                return null;
            }

            current = next;
        }

        return null;
    }
}
