using Octomart.Contracts;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Tests.SellerOrders;

/// <summary>What units of a line are worth that go back.</summary>
public class LineShareTests
{
    [Theory]
    [InlineData("JPY", 1_000, 3)]
    [InlineData("USD", 1_001, 3)]
    [InlineData("TND", 10_000, 7)]
    public void Units_that_go_back_one_by_one_are_worth_exactly_the_line(string currency, long total, int quantity)
    {
        var amount = new Money(total, currency);
        var line = new OrderLine("orl_1", "crl_1", "var_1", "prd_1", "T", "S", null, quantity, amount, amount, amount, amount);
        var sum = Money.Zero(currency);
        for (var i = 0; i < quantity; i++)
        {
            var share = line.ShareOf(line.Total, 1);
            Assert.InRange(share.MinorUnits, total / quantity, (total / quantity) + 1);
            sum += share;
            line = i % 2 == 0 ? line with { ReturnedQuantity = line.ReturnedQuantity + 1 } : line with { CancelledQuantity = line.CancelledQuantity + 1 };
        }

        Assert.Equal(amount, sum);
    }
}
