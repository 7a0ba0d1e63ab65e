using Octomart.OrderSubgraph.Returns;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.OrderSubgraph.Tests.Returns;

/// <summary>Never more comes back than arrived, and its money once, whatever happens at once or gets no answer.</summary>
public sealed class ReturnRaceTests : ReturnTest
{
    [Fact]
    public async Task Racing_requests_never_return_more_than_arrived()
    {
        var (_, part) = await Shop.DeliveredAsync();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RequestAsync(part, 1, key: $"k{i}")));

        Assert.Equal(2, payloads.Count(payload => payload.UserErrorCodes().Count == 0));
        Assert.All(payloads.SelectMany(payload => payload.UserErrorCodes()), code => Assert.Equal("QUANTITY_EXCEEDED", code));
    }

    [StoresFact]
    public async Task A_return_received_many_times_at_once_is_refunded_once()
    {
        var (_, part) = await Shop.DeliveredAsync();
        var id = (await RequestAsync(part, 2)).Text("return.id");
        await DecideAsync(id, approve: true);

        var payloads = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ReceiveAsync(id, part, 2, key: $"k{i}")));

        Assert.Single(payloads, payload => payload.UserErrorCodes().Count == 0);
        await BecomesAsync(id, ReturnStatus.Refunded);
        Assert.Equal(2_400, Assert.Single(Shop.Others.Refunds.Values).Amount);
        Assert.Equal(10, Shop.Others.Stock["var_mug"]);
    }

    [Theory]
    [InlineData("stockRestock", false)]
    [InlineData("stockRestock", true)]
    [InlineData("refundOpen", false)]
    [InlineData("refundOpen", true)]
    public async Task A_refund_without_an_answer_is_asked_for_again_also_after_a_restart(string field, bool afterEffect)
    {
        var (orderId, part) = await Shop.DeliveredAsync();
        var id = (await RequestAsync(part, 1)).Text("return.id");
        await DecideAsync(id, approve: true);
        Shop.Others.Break(field, afterEffect);
        await ReceiveAsync(id, part, 1);
        await Eventually.HoldsAsync(async () => (await Shop.FindAsync(orderId)).DutyFailures > 0, "the duty fails");

        await Shop.RestartAsync();
        Shop.Others.Mend(field);

        await Shop.RunUntilAsync(async () => (await Shop.FindAsync(orderId)).DutiesDueAt is null, "nothing is owed");
        Assert.Equal(ReturnStatus.Refunded, (await FindAsync(id)).Status);
        Assert.Equal((1_200, 9), (Assert.Single(Shop.Others.Refunds.Values).Amount, Shop.Others.Stock["var_mug"]));
    }
}
