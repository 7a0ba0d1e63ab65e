using Octomart.OrderSubgraph.Placements;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Placements;

/// <summary>Every step fails in every way, and every way ends with all or nothing.</summary>
public sealed class PlacementSagaTests : IAsyncLifetime
{
    private Shop _shop = null!;
    private FakeCart _cart = null!;

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        _cart = _shop.SamsCart();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    public static TheoryData<string, bool> Steps => new()
    {
        { "stockReserve", false },
        { "stockReserve", true },
        { "paymentOpen", false },
        { "paymentOpen", true },
        { "cartConvert", false },
        { "cartConvert", true },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_without_an_answer_is_unwound_whether_or_not_it_was_done_and_the_same_key_may_try_again(string step, bool afterEffect)
    {
        var input = Shop.InputFor(_cart, "key-1");
        using var sam = _shop.Orders.As(Shop.Sam);
        _shop.Others.Break(step, afterEffect);

        var refused = await Shop.PlaceAsync(sam, input);

        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], refused.UserErrorCodes());
        await EndsAsync(PlacementState.Failed);
        await NothingIsTakenAsync();

        _shop.Others.Mend(step);
        var placed = await Shop.PlaceAsync(sam, _cart.Version == 1 ? input : Shop.InputFor(_cart, "key-2"));

        Assert.Empty(placed.UserErrorCodes());
        Assert.Equal(2, _shop.Others.Reserved("var_mug"));
        Assert.Single(_shop.Others.Payments.Values, payment => payment.State == "OPEN");
    }

    [Theory]
    [InlineData("cartForPlacement")]
    [InlineData("commissionQuote")]
    public async Task What_is_asked_before_the_saga_leaves_nothing_when_it_fails(string field)
    {
        _shop.Others.Break(field);

        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await _shop.PlaceAsync(_cart)).UserErrorCodes());
        Assert.Equal(0, await _shop.Orders.Store.Set<Placement>().CountAsync(null, default));
    }

    [Theory]
    [InlineData("stockRelease")]
    [InlineData("paymentVoid")]
    [InlineData("cartRestore")]
    public async Task Unwinding_waits_for_a_service_that_is_away_and_does_the_rest_at_once(string compensation)
    {
        _shop.Others.Break("cartConvert", afterEffect: true);
        _shop.Others.Break(compensation);

        Assert.Equal(["TEMPORARILY_UNAVAILABLE"], (await _shop.PlaceAsync(_cart)).UserErrorCodes());
        string[] others = [.. new[] { "stockRelease", "paymentVoid", "cartRestore" }.Where(field => field != compensation)];
        await Eventually.HoldsAsync(() => Task.FromResult(others.All(field => _shop.Others.Fakes.Calls.Any(call => call.Field == field))), "the others are asked");
        _shop.Others.Mend(compensation);

        await _shop.RunUntilAsync(async () => (await PlacementAsync()).State == PlacementState.Failed, "the placement is unwound");
        await NothingIsTakenAsync();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_crash_at_a_step_is_finished_after_the_restart_and_the_same_key_gives_the_order(string step, bool afterEffect)
    {
        var input = Shop.InputFor(_cart, "key-1");
        var reached = _shop.Others.HangAt(step, afterEffect);
        _ = Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);
        await reached;

        await _shop.RestartAsync();
        _shop.Others.Mend(step);

        await _shop.RunUntilAsync(async () => (await PlacementAsync()).State == PlacementState.Placed, "the order is placed");
        var replay = await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input);
        Assert.Equal((await PlacementAsync()).OrderId, replay.Text("order.id"));
        Assert.Equal(2, _shop.Others.Reserved("var_mug"));
        Assert.Equal(8, _shop.Others.Stock["var_mug"]);
        Assert.Single(_shop.Others.Payments);
        Assert.Empty(_cart.Lines);
    }

    [Fact]
    public async Task A_crash_that_lasts_too_long_is_unwound()
    {
        var reached = _shop.Others.HangAt("cartConvert", afterEffect: true);
        _ = _shop.PlaceAsync(_cart);
        await reached;
        Assert.Equal(2, _shop.Others.Reserved("var_mug"));

        await _shop.RestartAsync(pause: TimeSpan.FromMinutes(6));
        _shop.Others.Mend("cartConvert");

        await EndsAsync(PlacementState.Failed);
        await NothingIsTakenAsync();
    }

    [Fact]
    public async Task A_buyer_who_hangs_up_still_has_ordered()
    {
        var reached = _shop.Others.HangAt("paymentOpen", afterEffect: false);
        using (var http = new HttpClient())
        using (var hangUp = new CancellationTokenSource())
        {
            using var sam = _shop.Orders.As(Shop.Sam);
            var call = PostAsync(http, sam, Shop.InputFor(_cart, "key-1"), hangUp.Token);
            await reached;
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        _shop.Others.Mend("paymentOpen");

        await EndsAsync(PlacementState.Placed);
    }

    [Fact]
    public async Task Keys_are_forgotten_after_their_time()
    {
        await using var shop = await Shop.OpenAsync(KeyValuePair.Create("Octomart:Order:KeyRetention", (string?)"00:10:00"));
        await shop.PlacedAsync();

        shop.Clock.Advance(TimeSpan.FromMinutes(10));

        await shop.RunUntilAsync(async () => await shop.Orders.Store.Set<Placement>().CountAsync(null, default) == 0, "the placement is forgotten");
    }

    private static async Task PostAsync(HttpClient http, GraphQLClient client, Dictionary<string, object?> input, CancellationToken cancellationToken)
    {
        var token = (await TestAuthority.GetAsync()).TokenFor(Shop.Sam);
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Endpoint);
        request.Content = System.Net.Http.Json.JsonContent.Create(new { query = Shop.Place, variables = new { input } });
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
    }

    private async Task<Placement> PlacementAsync() => Assert.Single(await _shop.Orders.Store.Set<Placement>().ListAsync(new(), default));

    private Task EndsAsync(PlacementState state) => Eventually.HoldsAsync(async () => (await PlacementAsync()).State == state, $"the placement ends as {state}");

    private Task NothingIsTakenAsync() => Eventually.HoldsAsync(
        () => Task.FromResult(
            _shop.Others.Stock["var_mug"] == 10
            && _shop.Others.Payments.Values.All(payment => payment.State == "VOID")
            && _cart.Lines.Count == 1),
        "stock, payment and cart are as before");
}
