using System.Text.Json;
using Octomart.CartSubgraph.Promotions;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.CartSubgraph.Tests.Promotions;

public sealed class PromotionReservationTests : IAsyncLifetime
{
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [StoresFact]
    public async Task Of_a_hundred_orders_that_race_for_the_last_use_one_wins()
    {
        var promotion = await _shop.OfferAsync(p => p with { UsageLimit = 3 });
        await ReserveAsync("ord_a", promotion, user: "usr_a");
        await ReserveAsync("ord_b", promotion, user: "usr_b");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => ReserveAsync($"ord_{i}", promotion, user: $"usr_{i}")));

        Assert.Single(answers, answer => answer.UserErrorCodes().Count == 0);
        Assert.All(answers.Where(answer => answer.UserErrorCodes().Count > 0), answer =>
        {
            Assert.Equal(["COUPON_EXHAUSTED"], answer.UserErrorCodes());
            Assert.Equal(promotion, answer.Text("exhaustedPromotionIds.0"));
        });
        Assert.Equal(3, await UsedAsync(promotion));
    }

    [StoresFact]
    public async Task Of_a_hundred_orders_of_one_customer_one_gets_the_last_use()
    {
        var promotion = await _shop.OfferAsync(p => p with { PerCustomerLimit = 1 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => ReserveAsync($"ord_{i}", promotion, email: i % 2 == 0 ? "Ann@example.com" : " ann+shop@EXAMPLE.com")));

        Assert.Single(answers, answer => answer.UserErrorCodes().Count == 0);
        Assert.Empty((await ReserveAsync("ord_other", promotion, email: "bob@example.com")).UserErrorCodes());
        Assert.Equal(2, await UsedAsync(promotion));
    }

    [Fact]
    public async Task A_limit_that_is_set_later_counts_the_uses_before_it()
    {
        var promotion = await _shop.OfferAsync(p => p);
        for (var i = 0; i < 5; i++)
        {
            await ReserveAsync($"ord_before{i}", promotion);
        }

        await _shop.Cart.Store.WriteAsync(async (work, token) =>
        {
            work.Update((await work.FindAsync<Promotion>(promotion, token))! with { UsageLimit = 7 });
            return true;
        }, CancellationToken.None);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ReserveAsync($"ord_{i}", promotion)));
        Assert.Equal(2, answers.Count(answer => answer.UserErrorCodes().Count == 0));

        await ReleaseAsync("ord_before0");
        Assert.Empty((await ReserveAsync("ord_last", promotion)).UserErrorCodes());
        Assert.Equal(7, await UsedAsync(promotion));
    }

    [Fact]
    public async Task All_promotions_are_reserved_or_none()
    {
        var plenty = await _shop.OfferAsync(p => p);
        var gone = await _shop.OfferAsync(p => p with { UsageLimit = 1 });
        await ReserveAsync("ord_first", gone);

        var answer = await ReserveAsync("ord_1", [plenty, gone, "pro_unknown"]);

        Assert.Equal([gone, "pro_unknown"], answer.At("exhaustedPromotionIds").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(0, await UsedAsync(plenty));
    }

    [Fact]
    public async Task Asking_again_answers_the_same_and_counts_once()
    {
        var promotion = await _shop.OfferAsync(p => p);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReserveAsync("ord_1", promotion)));

        Assert.All(answers, answer => Assert.Equal("RESERVED", answer.Text("reservation.status")));
        Assert.Equal(1, await UsedAsync(promotion));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], (await ReserveAsync("ord_1", promotion, discount: 999)).UserErrorCodes());
    }

    [Fact]
    public async Task A_paid_order_keeps_its_use_and_a_cancelled_one_gives_it_back()
    {
        var promotion = await _shop.OfferAsync(p => p with { UsageLimit = 1 });
        await ReserveAsync("ord_1", promotion);

        Assert.Equal("COMMITTED", (await CommitAsync("ord_1")).Text("reservation.status"));
        Assert.Equal("COMMITTED", (await CommitAsync("ord_1")).Text("reservation.status"));
        var usage = Assert.Single(await UsageAsync(promotion));
        Assert.Equal((0, 1, new Money(500, "EUR")), (usage.Reserved, usage.Committed, Assert.Single(usage.Discounted)));

        Assert.Equal("RELEASED", (await ReleaseAsync("ord_1")).Text("reservation.status"));
        Assert.Empty((await ReleaseAsync("ord_1")).UserErrorCodes());
        usage = Assert.Single(await UsageAsync(promotion));
        Assert.Equal((0, 0, new Money(0, "EUR")), (usage.Reserved, usage.Committed, Assert.Single(usage.Discounted)));
        Assert.Equal(["RESERVATION_RELEASED"], (await CommitAsync("ord_1")).UserErrorCodes());
        Assert.Empty((await ReserveAsync("ord_2", promotion)).UserErrorCodes());
    }

    [Fact]
    public async Task A_release_that_overtakes_its_reserve_turns_it_away()
    {
        var promotion = await _shop.OfferAsync(p => p);

        Assert.Empty((await ReleaseAsync("ord_1")).UserErrorCodes());

        Assert.Equal(["RESERVATION_RELEASED"], (await ReserveAsync("ord_1", promotion)).UserErrorCodes());
        Assert.Equal(0, await UsedAsync(promotion));
    }

    [Fact]
    public async Task Reserves_and_releases_that_cross_balance()
    {
        var promotion = await _shop.OfferAsync(p => p with { UsageLimit = 5 });

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? ReserveAsync($"ord_{i / 4}", promotion) : ReleaseAsync($"ord_{i / 4}")));
        await Task.WhenAll(Enumerable.Range(0, 15).Select(i => ReleaseAsync($"ord_{i}")));

        Assert.Equal(0, await UsedAsync(promotion));
    }

    [Fact]
    public async Task An_unpaid_reservation_expires_on_its_own_also_after_a_restart()
    {
        var promotion = await _shop.OfferAsync(p => p with { UsageLimit = 1, PerCustomerLimit = 1 });
        await ReserveAsync("ord_1", promotion, user: "usr_sam");

        await _shop.Cart.RestartAsync();
        await ExpireAsync(promotion);

        Assert.Equal(["RESERVATION_EXPIRED"], (await ReserveAsync("ord_1", promotion, user: "usr_sam")).UserErrorCodes());
        Assert.Empty((await ReserveAsync("ord_2", promotion, user: "usr_sam")).UserErrorCodes());
        Assert.Equal(["RESERVATION_EXPIRED"], (await CommitAsync("ord_1")).UserErrorCodes());
        Assert.Equal(1, await UsedAsync(promotion));
    }

    [Fact]
    public async Task A_paid_order_that_is_told_of_too_late_takes_its_use_again_while_there_is_room()
    {
        var promotion = await _shop.OfferAsync(p => p with { UsageLimit = 1, PerCustomerLimit = 1 });
        await ReserveAsync("ord_1", promotion, user: "usr_sam");
        await ExpireAsync(promotion);

        Assert.Equal("COMMITTED", (await CommitAsync("ord_1")).Text("reservation.status"));
        Assert.Equal("COMMITTED", (await CommitAsync("ord_1")).Text("reservation.status"));

        var usage = Assert.Single(await UsageAsync(promotion));
        Assert.Equal((0, 1, new Money(500, "EUR")), (usage.Reserved, usage.Committed, Assert.Single(usage.Discounted)));
        Assert.Equal(["COUPON_EXHAUSTED"], (await ReserveAsync("ord_2", promotion, user: "usr_sam")).UserErrorCodes());
    }

    [StoresFact]
    public async Task Of_two_first_orders_at_once_one_is_the_first()
    {
        var welcome = await _shop.OfferAsync(p => p with { Conditions = p.Conditions with { IsFirstOrderOnly = true } });
        var hello = await _shop.OfferAsync(p => p with { Conditions = p.Conditions with { IsFirstOrderOnly = true } });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ReserveAsync($"ord_{i}", i % 2 == 0 ? welcome : hello, user: "usr_sam")));

        var winner = Assert.Single(answers, answer => answer.UserErrorCodes().Count == 0).Text("reservation.orderId");
        await ReleaseAsync(winner);
        Assert.Empty((await ReserveAsync("ord_later", welcome, user: "usr_sam")).UserErrorCodes());
    }

    [Fact]
    public async Task Whoever_has_bought_or_waits_to_pay_has_no_first_order_any_more()
    {
        var welcome = await _shop.OfferAsync(p => p with { Conditions = p.Conditions with { IsFirstOrderOnly = true } });
        await _shop.Cart.PublishAsync(new OrderPlaced(Order("ord_old", "usr_sam", null)));
        await Eventually.HoldsAsync(async () => (await _shop.CustomerAsync("usr_sam"))?.Awaited.Length == 1, "OrderPlaced");
        Assert.Equal(["COUPON_EXHAUSTED"], (await ReserveAsync("ord_1", welcome, user: "usr_sam")).UserErrorCodes());

        await _shop.Cart.PublishAsync(new OrderCancelled(Order("ord_old", "usr_sam", null), "EXPIRED"));
        await Eventually.HoldsAsync(async () => (await _shop.CustomerAsync("usr_sam"))?.Awaited.Length == 0, "OrderCancelled");
        Assert.Empty((await ReserveAsync("ord_2", welcome, user: "usr_sam")).UserErrorCodes());

        await _shop.Cart.PublishAsync(new OrderConfirmed(Order("ord_guest", null, "Ann@Example.com")));
        await Eventually.HoldsAsync(async () => (await ReserveAsync($"ord_{Guid.NewGuid()}", welcome, email: "ann@example.com")).UserErrorCodes() is ["COUPON_EXHAUSTED"], "OrderConfirmed");
    }

    [Fact]
    public async Task An_offer_that_ended_is_for_others_or_needs_a_name_is_not_reserved()
    {
        var now = _shop.Clock.GetUtcNow();
        var ended = await _shop.OfferAsync(p => p with { EndsAt = now });
        var future = await _shop.OfferAsync(p => p with { StartsAt = now.AddHours(1) });
        var others = await _shop.OfferAsync(p => p with { Conditions = p.Conditions with { CustomerIds = ["usr_kim"] } });
        var limited = await _shop.OfferAsync(p => p with { PerCustomerLimit = 5 });

        var answer = await ReserveAsync("ord_1", [ended, future, others, limited]);

        Assert.Equal([ended, future, others, limited], answer.At("exhaustedPromotionIds").EnumerateArray().Select(id => id.GetString()));
        Assert.Empty((await ReserveAsync("ord_2", others, user: "usr_kim")).UserErrorCodes());
    }

    public static TheoryData<string, object> BadInput => new()
    {
        { "an order without a name", new { orderId = "", promotions = Array.Empty<object>(), expiresAt = "2026-11-23T09:15:00Z" } },
        { "a reservation in the past", new { orderId = "ord_1", promotions = Array.Empty<object>(), expiresAt = "2026-11-23T08:00:00Z" } },
        { "a reservation without end", new { orderId = "ord_1", promotions = Array.Empty<object>(), expiresAt = "2030-01-01T00:00:00Z" } },
        { "a promotion twice", new { orderId = "ord_1", promotions = new[] { Use("pro_1", 1), Use("pro_1", 1) }, expiresAt = "2026-11-23T09:15:00Z" } },
        { "a negative discount", new { orderId = "ord_1", promotions = new[] { Use("pro_1", -1) }, expiresAt = "2026-11-23T09:15:00Z" } },
        { "too many", new { orderId = "ord_1", promotions = Enumerable.Range(0, 101).Select(i => Use($"pro_{i}", 1)), expiresAt = "2026-11-23T09:15:00Z" } },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task Bad_input_is_refused(string what, object input) => Assert.True((await SendReserveAsync(input)).UserErrorCodes() is ["INVALID"], what);

    [Fact]
    public async Task Only_services_reserve_and_unknown_orders_have_nothing_to_commit()
    {
        foreach (var field in new[] { "promotionsCommit", "promotionsRelease" })
        {
            var query = $"mutation {{ {field}(input: {{ orderId: \"ord_1\" }}) {{ userErrors {{ code }} }} }}";
            Assert.Equal(["UNAUTHENTICATED"], (await _shop.Cart.Anonymous().SendAsync(query)).ErrorCodes);
            Assert.Equal(["FORBIDDEN"], (await _shop.Cart.As(TestUser.Admin("usr_admin")).SendAsync(query)).ErrorCodes);
        }

        Assert.Equal(["NOT_FOUND"], (await CommitAsync("ord_unknown")).UserErrorCodes());
    }

    private async Task ExpireAsync(string promotionId)
    {
        _shop.Clock.Advance(TimeSpan.FromMinutes(16));
        await Eventually.HoldsAsync(async () =>
        {
            _shop.Clock.Advance(TimeSpan.FromSeconds(5));
            return await UsedAsync(promotionId) == 0;
        }, "the sweep");
    }

    private static object Use(string promotionId, long discount) => new { promotionId, discount = new { minorUnits = discount, currency = "EUR" } };

    private static OrderSnapshot Order(string id, string? buyerId, string? email) =>
        new(id, "1", buyerId, email, "Somebody", new Money(1, "EUR"), DateTimeOffset.UnixEpoch, []);

    private Task<JsonElement> ReserveAsync(string orderId, string promotionId, string? user = null, string? email = null, long discount = 500) =>
        ReserveAsync(orderId, [promotionId], user, email, discount);

    private Task<JsonElement> ReserveAsync(string orderId, string[] promotionIds, string? user = null, string? email = null, long discount = 500) => SendReserveAsync(new
    {
        orderId,
        promotions = promotionIds.Select(id => Use(id, discount)),
        expiresAt = _shop.Clock.GetUtcNow().AddMinutes(15),
        userId = user,
        email,
    });

    private async Task<JsonElement> SendReserveAsync(object input) => (await _shop.Cart.AsService("order").DataAsync(
        "mutation($input: PromotionsReserveInput!) { promotionsReserve(input: $input) { reservation { orderId status expiresAt } exhaustedPromotionIds userErrors { code message field } } }", new { input })).At("promotionsReserve");

    private Task<JsonElement> CommitAsync(string orderId) => EndAsync("promotionsCommit", orderId);

    private Task<JsonElement> ReleaseAsync(string orderId) => EndAsync("promotionsRelease", orderId);

    private async Task<JsonElement> EndAsync(string field, string orderId) => (await _shop.Cart.AsService("order").DataAsync(
        $"mutation($orderId: ID!) {{ {field}(input: {{ orderId: $orderId }}) {{ reservation {{ orderId status }} exhaustedPromotionIds userErrors {{ code }} }} }}", new { orderId })).At(field);

    private async Task<IEnumerable<PromotionUsage>> UsageAsync(string promotionId) =>
        (await _shop.Cart.Store.Set<PromotionUsage>().FindManyAsync([.. PromotionUsage.IdsOf(promotionId)], CancellationToken.None)).Values;

    private async Task<int> UsedAsync(string promotionId) => (await UsageAsync(promotionId)).Sum(usage => usage.Used);
}
