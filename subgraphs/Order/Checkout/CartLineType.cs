using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Taxes;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Checkout;

/// <summary>A line of a cart, with the tax on it. Cart says what the line costs and who may see it.</summary>
[Key("id")]
internal sealed class CartLineType(string id, Money total, TaxClass taxClass)
{
    /// <summary>Opaque.</summary>
    public string Id => id;

    /// <summary>Quantity times the present price, less the discount.</summary>
    [External]
    public Money Total => total;

    /// <summary>By which kind of rate it is taxed.</summary>
    [External]
    public TaxClass TaxClass => taxClass;

    /// <summary>The tax on the line if it were sent to this country, in its total or on top of it; null when the line is not yours.</summary>
    /// <param name="countryCode">ISO 3166-1 alpha-2.</param>
    /// <param name="region">A state or province, by code or name.</param>
    [Requires("total { minorUnits currency } taxClass")]
    public async Task<CartLineTax?> TaxAsync(string countryCode, TaxTables taxes, CancellationToken cancellationToken, string? region = null)
    {
        if (total.Currency is null)
        {
            return null;
        }

        var rules = await taxes.RulesForAsync(TaxPlace.Of(countryCode, region), cancellationToken);
        var rate = rules.RateOf(taxClass);
        return new CartLineTax(rate, rules.TaxOf(total, rate), rules.IsIncluded);
    }

    /// <summary>A line for the gateway.</summary>
    [FederationResolver]
    public static CartLineType Resolve(string id, MoneyInput? total = null, TaxClass? taxClass = null) =>
        new(id, total?.ToMoney() ?? default, taxClass ?? TaxClass.Standard);
}

/// <summary>The tax on a line of a cart.</summary>
/// <param name="RateBasisPoints">The rate in hundredths of a percent: 1900 is 19 %.</param>
/// <param name="Amount">The tax.</param>
/// <param name="IsIncluded">Whether the line's total contains it; otherwise it comes on top.</param>
internal sealed record CartLineTax(int RateBasisPoints, Money Amount, bool IsIncluded);
