using GraphQL;
using Octomart.Contracts;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>An amount of one currency.</summary>
/// <param name="MinorUnits">The amount in the currency's smallest unit: 1999 for 19.99 EUR.</param>
/// <param name="Currency">The ISO 4217 code.</param>
public sealed record MoneyInput(long MinorUnits, string Currency)
{
    /// <summary>As a value.</summary>
    [Ignore]
    public Money ToMoney() => new(MinorUnits, Currency);
}
