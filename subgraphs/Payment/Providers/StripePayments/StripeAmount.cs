using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>
/// Amounts as Stripe counts them (docs.stripe.com/currencies): mostly ISO 4217's minor units, but ISK and UGX have two decimals there, MGA has none, and
/// the last of three decimals must be zero.
/// </summary>
internal static class StripeAmount
{
    /// <summary>Stripe's number; null when Stripe cannot express the amount.</summary>
    public static long? From(Money money) => money.Currency switch
    {
        "ISK" or "UGX" => checked(money.MinorUnits * 100),
        "MGA" => money.MinorUnits % 100 == 0 ? money.MinorUnits / 100 : null,
        _ when Currencies.FractionDigitsOf(money.Currency) == 3 && money.MinorUnits % 10 != 0 => null,
        _ => money.MinorUnits,
    };

    /// <summary>Our amount.</summary>
    public static Money ToMoney(long amount, string currency)
    {
        var code = currency.ToUpperInvariant();
        return new Money(code switch { "ISK" or "UGX" => amount / 100, "MGA" => checked(amount * 100), _ => amount }, code);
    }
}
