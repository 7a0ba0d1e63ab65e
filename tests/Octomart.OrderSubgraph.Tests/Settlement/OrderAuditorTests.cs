using Microsoft.Extensions.DependencyInjection;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Services;
using Octomart.OrderSubgraph.Settlement;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Settlement;

/// <summary>What no message told is found by comparing, and mended or reported.</summary>
public sealed class OrderAuditorTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_payment_whose_message_was_lost_confirms_the_order_all_the_same()
    {
        var id = await _shop.PlacedAsync();
        _shop.Others.Paid.Add(id);

        await AuditLaterAsync();

        await _shop.BecomesAsync(id, OrderStatus.Confirmed);
        Assert.Equal(2, _shop.Others.Sold("var_mug"));
    }

    [Fact]
    public async Task What_a_cancelled_order_still_holds_is_given_back()
    {
        var id = await CancelledAsync();
        _shop.Others.Payments[id] = _shop.Others.Payments[id] with { State = "OPEN" };
        _shop.Others.Reservations[id] = ("COMMITTED", [("var_mug", 2)]);
        _shop.Others.Stock["var_mug"] = 8;

        await AuditLaterAsync();

        await Eventually.HoldsAsync(
            () => Task.FromResult(_shop.Others.Payments[id].State == "VOID" && _shop.Others.Stock["var_mug"] == 10), "payment and stock are given back");
    }

    [Fact]
    public async Task An_order_that_agrees_is_left_alone()
    {
        var id = await _shop.ConfirmedAsync();
        var version = (await _shop.FindAsync(id)).Version;

        await AuditLaterAsync();

        Assert.Equal(version, (await _shop.FindAsync(id)).Version);
    }

    [Fact]
    public async Task Others_that_do_not_answer_prove_nothing()
    {
        var id = await CancelledAsync();
        var version = (await _shop.FindAsync(id)).Version;
        _shop.Others.Break("stockOfOrders");

        await AuditLaterAsync();

        Assert.Equal(version, (await _shop.FindAsync(id)).Version);
    }

    [Fact]
    public async Task Every_disagreement_has_its_name()
    {
        var live = await _shop.FindAsync(await _shop.ConfirmedAsync());
        var paid = new PaymentState(live.Id, IsPaid: true, IsVoided: false, Money.Zero("EUR"));
        var sold = new StockState(live.Id, "COMMITTED");
        var giveBack = new GiveBack("gbk_1", "sor_1", [], new Money(500, "EUR"), Money.Zero("EUR"), Money.Zero("EUR"), Money.Zero("EUR"), Money.Zero("EUR"), "x", live.PlacedAt);

        Assert.Empty(OrderDiscrepancies.Of(live, paid, sold));
        Assert.Equal([Discrepancy.ConfirmedNotPaid, Discrepancy.ConfirmedWithoutStock], OrderDiscrepancies.Of(live, null, null));
        Assert.Equal([Discrepancy.ConfirmedNotPaid], OrderDiscrepancies.Of(live, paid with { IsVoided = true }, sold));
        Assert.Equal([Discrepancy.ConfirmedWithoutStock], OrderDiscrepancies.Of(live, paid, sold with { Status = "EXPIRED" }));
        Assert.Equal([Discrepancy.RefundMissing], OrderDiscrepancies.Of(live with { GiveBacks = [giveBack with { Refunded = new Money(500, "EUR") }] }, paid, sold));
        Assert.Empty(OrderDiscrepancies.Of(live with { GiveBacks = [giveBack with { Refunded = new Money(500, "EUR") }] }, paid with { Refunded = new Money(500, "EUR") }, sold));
        Assert.Equal([Discrepancy.RefundRefused], OrderDiscrepancies.Of(live with { GiveBacks = [giveBack with { RefundRefusal = "NOT_FOUND" }] }, paid, sold));
        Assert.Equal([Discrepancy.DutyStuck], OrderDiscrepancies.Of(live with { DutiesDueAt = live.PlacedAt, DutyFailures = 10 }, paid, sold));
        Assert.Empty(OrderDiscrepancies.Of(live with { DutiesDueAt = live.PlacedAt, DutyFailures = 9 }, null, null));
    }

    private async Task<string> CancelledAsync()
    {
        var id = await _shop.ConfirmedAsync();
        await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }", new { input = new { idempotencyKey = "c", orderId = id, reason = "x" } });
        await Eventually.HoldsAsync(async () => (await _shop.FindAsync(id)).DutiesDueAt is null, "nothing is owed");
        return id;
    }

    private async Task AuditLaterAsync()
    {
        _shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await _shop.Orders.Services.GetRequiredService<OrderAuditor>().AuditAsync(CancellationToken.None);
    }
}
