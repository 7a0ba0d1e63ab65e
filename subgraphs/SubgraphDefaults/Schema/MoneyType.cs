using GraphQL.Federation;
using GraphQL.Types;
using Octomart.Contracts;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>Money as every subgraph shows it.</summary>
public sealed class MoneyType : ObjectGraphType<Money>
{
    /// <summary>The type <c>Money</c>.</summary>
    public MoneyType()
    {
        Name = "Money";
        Description = "An amount of one currency. minorUnits is what counts; amount is derived from it for people.";
        this.Shareable();
        Field<NonNullGraphType<LongScalar>>("minorUnits").Description("The amount in the currency's smallest unit: 1999 for 19.99 EUR, 500 for 500 JPY.")
            .Resolve(context => context.Source.MinorUnits);
        Field<NonNullGraphType<CurrencyCodeScalar>>("currency").Description("The ISO 4217 code.").Resolve(context => context.Source.Currency);
        Field<NonNullGraphType<IntGraphType>>("fractionDigits").Description("How many decimals the currency has: 2 for EUR, 0 for JPY.")
            .Resolve(context => Currencies.FractionDigitsOf(context.Source.Currency));
        Field<NonNullGraphType<DecimalScalar>>("amount").Description("The amount in major units: 19.99.").Resolve(context => context.Source.ToDecimal());
    }
}
