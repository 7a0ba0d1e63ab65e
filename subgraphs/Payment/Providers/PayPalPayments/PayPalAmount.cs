using System.Collections.Frozen;
using System.Globalization;
using Octomart.Contracts;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>
/// Amounts as PayPal writes them, as decimal strings (developer.paypal.com/docs/api/reference/currency-codes). It knows few currencies, and three of them
/// without decimals, whatever ISO 4217 says.
/// </summary>
internal static class PayPalAmount
{
    private static readonly FrozenSet<string> WithoutDecimals = FrozenSet.ToFrozenSet(["HUF", "JPY", "TWD"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithDecimals = FrozenSet.ToFrozenSet(
        [
            "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "ILS", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RUB", "SEK", "SGD", "THB",
            "USD",
        ],
        StringComparer.Ordinal);

    /// <summary>PayPal's way to write it; null when PayPal cannot express the amount.</summary>
    public static PayPalMoney? From(Money money) => money.ToDecimal() switch
    {
        var value when WithDecimals.Contains(money.Currency) => new PayPalMoney(money.Currency, value.ToString("F2", CultureInfo.InvariantCulture)),
        var value when WithoutDecimals.Contains(money.Currency) && value == decimal.Truncate(value) => new PayPalMoney(money.Currency, value.ToString("F0", CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>Our amount.</summary>
    public static Money ToMoney(PayPalMoney money) =>
        Money.FromDecimal(decimal.Parse(money.Value, NumberStyles.Number, CultureInfo.InvariantCulture), money.CurrencyCode)
        ?? throw new FormatException($"PayPal said {money.Value} {money.CurrencyCode}, which is no amount.");
}
