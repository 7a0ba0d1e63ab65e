using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>
/// A rate that an administrator has set. Rates are never changed or removed, only followed by others: what was charged when, and who
/// decided it, can always be shown.
/// </summary>
internal sealed record TaxRate : Document
{
    public required string CountryCode { get; init; }

    /// <summary>Null: the whole country.</summary>
    public string? Region { get; init; }

    public required TaxClass TaxClass { get; init; }

    public required int BasisPoints { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }
}
