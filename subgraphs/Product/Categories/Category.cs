using System.Collections.Immutable;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>A shelf of the shop; its parent makes it part of a tree.</summary>
internal sealed record Category : Document
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public string? ParentId { get; init; }

    /// <summary>Orders siblings; equal ones go by name.</summary>
    public int Position { get; init; }

    /// <summary>Slugs that it had before, and those of categories that were merged into it: old links go on working.</summary>
    public ImmutableArray<string> FormerSlugs { get; init; } = [];

    /// <summary>Taken out of the tree. Kept, because products may still name it until they have been moved, and links for ever.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The category that took its place; null when none did.</summary>
    public string? RetiredInto { get; init; }

    /// <summary>Whether products may still name it: <see cref="CategoryMover"/> works on it, and begins again here after a crash.</summary>
    public bool IsMoving { get; init; }

    /// <summary>With another slug; the old one is remembered.</summary>
    public Category WithSlug(string slug) => slug == Slug ? this : this with { Slug = slug, FormerSlugs = FormerSlugs.Remove(slug).Add(Slug) };

    /// <summary>Out of the tree, its slug free for others.</summary>
    public Category Retire(string? into) => this with
    {
        IsRetired = true,
        IsMoving = into is not null,
        RetiredInto = into,
        ParentId = null,
        Slug = $"retired-{Id}",
        FormerSlugs = [],
    };

    /// <summary>In the place of a category that is retired: its slugs lead here.</summary>
    public Category Absorb(Category retired) => this with { FormerSlugs = [.. FormerSlugs.Add(retired.Slug).AddRange(retired.FormerSlugs).Distinct().Where(slug => slug != Slug)] };
}
