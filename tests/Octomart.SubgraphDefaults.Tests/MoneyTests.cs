using Octomart.Contracts;

namespace Octomart.SubgraphDefaults.Tests;

public class MoneyTests
{
    private static readonly Money Euros = new(100, "EUR");
    private static readonly Money Yen = new(100, "JPY");

    [Fact]
    public void Amounts_of_two_currencies_neither_add_nor_compare()
    {
        Assert.Throws<InvalidOperationException>(() => Euros + Yen);
        Assert.Throws<InvalidOperationException>(() => Euros - Yen);
        Assert.Throws<InvalidOperationException>(() => Euros < Yen);
        Assert.Throws<InvalidOperationException>(() => Money.Sum([Euros, Yen], "EUR"));
        Assert.NotEqual(Euros, Yen);
    }

    [Fact]
    public void An_amount_beyond_what_fits_is_no_amount()
    {
        var most = new Money(long.MaxValue, "EUR");

        Assert.Throws<OverflowException>(() => most + Euros);
        Assert.Throws<OverflowException>(() => most * 2);
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, "EUR") - Euros);
    }

    [Theory]
    [InlineData(100, "1 1 1", "34 33 33")]
    [InlineData(-100, "1 1 1", "-34 -33 -33")]
    [InlineData(1, "1 2 1", "0 1 0")]
    [InlineData(7, "1 0", "7 0")]
    public void Parts_sum_to_the_whole_and_the_largest_remainders_come_first(long amount, string weights, string parts) =>
        Assert.Equal(parts, string.Join(' ', new Money(amount, "JPY").Split([.. weights.Split(' ').Select(long.Parse)]).Select(part => part.MinorUnits)));
}
