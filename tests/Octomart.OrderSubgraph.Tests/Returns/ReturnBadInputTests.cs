using Octomart.OrderSubgraph.Returns;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Returns;

/// <summary>What is refused, and why.</summary>
public sealed class ReturnBadInputTests : ReturnTest
{
    public static TheoryData<string, int, string, string, string> BadRequests => new()
    {
        { "*", 1, "", "k", "INVALID" },
        { "*", 1, new string('x', 301), "k", "INVALID" },
        { "*", 1, "x", "", "INVALID" },
        { "*", 0, "x", "k", "QUANTITY_EXCEEDED" },
        { "*", -1, "x", "k", "QUANTITY_EXCEEDED" },
        { "*", 3, "x", "k", "QUANTITY_EXCEEDED" },
        { "orl_unknown", 1, "x", "k", "NOT_FOUND" },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Bad_requests_are_refused(string lineId, int quantity, string reason, string idempotencyKey, string code)
    {
        var (_, part) = await Shop.DeliveredAsync();
        var lines = new[] { new { lineId = lineId == "*" ? part.Text("lines.0.id") : lineId, quantity } };

        Assert.Equal([code], (await SendAsync(Shop.Sam, "returnRequest", "ReturnRequestInput", new { idempotencyKey, sellerOrderId = part.Text("id"), reason, lines })).UserErrorCodes());
        Assert.Equal(0, await Shop.Orders.Store.Set<Return>().CountAsync(null, default));
    }

    [Fact]
    public async Task Bad_answers_are_refused()
    {
        var (_, part) = await Shop.DeliveredAsync();
        var id = (await RequestAsync(part, 1)).Text("return.id");

        Assert.Equal(["INVALID"], (await DecideAsync(id, approve: false)).UserErrorCodes());
        Assert.Equal(["INVALID"], (await DecideAsync(id, approve: true, note: new string('x', 301))).UserErrorCodes());
        Assert.Equal(["NOT_FOUND"], (await DecideAsync("ret_unknown", approve: true)).UserErrorCodes());
        await DecideAsync(id, approve: true);
        Assert.Equal(["INVALID"], (await SendAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, carrier = "a\nb" })).UserErrorCodes());
        Assert.Equal(["INVALID"], (await SendAsync(Shop.Sam, "returnMarkSent", "ReturnMarkSentInput", new { idempotencyKey = "s", id, trackingNumber = " " })).UserErrorCodes());
        Assert.Equal(["QUANTITY_EXCEEDED"], (await ReceiveAsync(id, part, 2, note: "x")).UserErrorCodes());
        Assert.Equal(["QUANTITY_EXCEEDED"], (await ReceiveAsync(id, part, -1, note: "x")).UserErrorCodes());
        Assert.Equal(ReturnStatus.Approved, (await FindAsync(id)).Status);
    }
}
