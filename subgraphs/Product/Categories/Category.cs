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
}
