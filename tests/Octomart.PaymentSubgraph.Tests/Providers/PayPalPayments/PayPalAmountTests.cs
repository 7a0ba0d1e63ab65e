using Octomart.Contracts;
using Octomart.PaymentSubgraph.Providers.PayPalPayments;

namespace Octomart.PaymentSubgraph.Tests.Providers.PayPalPayments;

public class PayPalAmountTests
{
    [Theory]
    [InlineData(10001, "EUR", "100.01")]
    [InlineData(5, "USD", "0.05")]
    [InlineData(1500, "JPY", "1500")]
    [InlineData(150000, "HUF", "1500")]
    [InlineData(150001, "HUF", null)]
    [InlineData(900, "TWD", "9")]
    [InlineData(950, "TWD", null)]
    [InlineData(1500, "KWD", null)]
    [InlineData(1500, "ISK", null)]
    public void Amounts_are_decimal_strings_in_currencies_that_paypal_takes(long minorUnits, string currency, string? written)
    {
        var money = new Money(minorUnits, currency);

        var amount = PayPalAmount.From(money);

        Assert.Equal(written, amount?.Value);
        Assert.Equal(written is null ? null : money, amount is null ? (Money?)null : PayPalAmount.ToMoney(amount));
    }
}
