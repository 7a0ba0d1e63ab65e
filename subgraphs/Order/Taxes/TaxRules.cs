using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Taxes;

/// <summary>How sales to one destination are taxed at one moment. Pure.</summary>
/// <param name="IsIncluded">Whether prices contain the tax; otherwise it is added to them.</param>
/// <param name="Standard">Basis points.</param>
/// <param name="Reduced">Basis points.</param>
internal sealed record TaxRules(bool IsIncluded, int Standard, int Reduced)
{
    public int RateOf(TaxClass taxClass) => taxClass switch
    {
        TaxClass.Standard => Standard,
        TaxClass.Reduced => Reduced,
        _ => 0,
    };

    /// <summary>The tax in, or on, an amount; rounded half away from zero, amount by amount.</summary>
    public Money TaxOf(Money amount, int basisPoints)
    {
        var divisor = IsIncluded ? 10_000m + basisPoints : 10_000m;
        return new Money(
            (long)decimal.Round((decimal)amount.MinorUnits * basisPoints / divisor, MidpointRounding.AwayFromZero), amount.Currency);
    }

    /// <summary>What is to be paid for something of this price and tax.</summary>
    public Money Charge(Money amount, Money tax) => IsIncluded ? amount : amount + tax;

    /// <summary>What is taxed: the amount without its tax.</summary>
    public Money Net(Money amount, Money tax) => IsIncluded ? amount - tax : amount;
}
