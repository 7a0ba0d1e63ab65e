using GraphQL;
using Octomart.Contracts;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>A tax rate that an administrator has set.</summary>
[Name("TaxRate")]
internal sealed class TaxRateType(TaxRate rate) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => rate.Id;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string CountryCode => rate.CountryCode;

    /// <summary>The state or province; null: the whole country.</summary>
    public string? Region => rate.Region;

    /// <summary>For which things.</summary>
    public TaxClass TaxClass => rate.TaxClass;

    /// <summary>The rate in hundredths of a percent: 1900 is 19 %.</summary>
    public int RateBasisPoints => rate.BasisPoints;

    /// <summary>From when on it holds.</summary>
    public DateTimeOffset ValidFrom => rate.ValidFrom;

    /// <summary>When it was set.</summary>
    public DateTimeOffset SetAt => rate.SetAt;

    /// <summary>The administrator who set it.</summary>
    public string SetById => rate.SetBy;
}

/// <summary>How sales to a place are taxed now.</summary>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
/// <param name="Region">The state or province; null when none was named.</param>
/// <param name="PricesIncludeTax">Whether prices contain the tax; otherwise it is added at checkout.</param>
/// <param name="StandardBasisPoints">The standard rate in hundredths of a percent: 1900 is 19 %.</param>
/// <param name="ReducedBasisPoints">The reduced rate; the standard one where there is no other.</param>
internal sealed record DestinationTaxes(string CountryCode, string? Region, bool PricesIncludeTax, int StandardBasisPoints, int ReducedBasisPoints);
