using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Prices;

/// <summary>That a variant cost this much from then to then. Written once, when another price takes its place.</summary>
internal sealed record PastPrice : Document
{
    public required string VariantId { get; init; }

    public required Money Price { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }
}
