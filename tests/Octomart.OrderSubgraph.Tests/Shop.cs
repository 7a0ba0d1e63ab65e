using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.Testing;
using Octomart.Testing.Crashes;

namespace Octomart.OrderSubgraph.Tests;

/// <summary>The Order subgraph beside a <see cref="FakeShop"/>, with a clock that the test sets and a record of what Order announces.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string OrderFields =
        "id number status cancelReason email buyer { id } itemsTotal { minorUnits } shippingTotal { minorUnits } taxTotal { minorUnits } total { minorUnits currency } expiresAt "
        + "shippingAddress { name countryCode } timeline { nodes { type actor sellerOrderId } } "
        + "sellerOrders { id number version status seller { id } total { minorUnits } delivery { code price { minorUnits } } order { id } "
        + "lines { id titleSnapshot skuSnapshot quantity unitPrice { minorUnits } tax { minorUnits } total { minorUnits } fulfilledQuantity cancelledQuantity variant { id } } "
        + "fulfilments { id status carrier trackingNumber lines { quantity line { id } } events { status } } }";

    public const string Place = $"mutation($input: OrderPlaceInput!) {{ orderPlace(input: $input) {{ order {{ {OrderFields} }} guestTokenOnce userErrors {{ code message field lineIds }} }} }}";

    /// <summary>Delivery inside the union, by the standard tariff, for a parcel of at most a kilogram and less than 50 EUR.</summary>
    public const long StandardDelivery = 490;

    public static readonly TestUser Sam = new("usr_sam");
    public static readonly TestUser Birch = TestUser.SellerMember("usr_aila", "sel_birch");
    public static readonly TestUser Admin = TestUser.Admin("usr_ada");
    public static readonly TestUser Support = TestUser.Support("usr_sue");
    public static readonly TestUser Page = TestUser.SellerMember("usr_eoin", "sel_page");

    private readonly CrashPoints? _crashes;

    private Shop(FakeShop others, CrashPoints? crashes) => (Others, _crashes) = (others, crashes);

    public FakeShop Others { get; }

    public SubgraphHarness Orders { get; private set; } = null!;

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public ConcurrentQueue<object> Announced { get; } = new();

    public static Task<Shop> OpenAsync(params KeyValuePair<string, string?>[] settings) => OpenAsync(null, settings);

    public static async Task<Shop> OpenAsync(CrashPoints? crashes, params KeyValuePair<string, string?>[] settings)
    {
        var shop = new Shop(await FakeShop.OpenAsync(crashes), crashes);
        shop.Orders = await SubgraphHarness.StartAsync(new OrderSubgraph(), new SubgraphHarnessOptions
        {
            Clock = shop.Clock,
            Settings = [.. shop.Others.Fakes.Settings, .. settings],
            Services = services =>
            {
                crashes?.Install(services);
                services.AddSingleton(shop.Announced);
                new MessagingBuilder(services)
                    .Handle<OrderPlaced, Recorder<OrderPlaced>>()
                    .Handle<OrderConfirmed, Recorder<OrderConfirmed>>()
                    .Handle<OrderCancelled, Recorder<OrderCancelled>>()
                    .Handle<SellerOrderCancelled, Recorder<SellerOrderCancelled>>()
                    .Handle<ReturnChanged, Recorder<ReturnChanged>>()
                    .Handle<OrderRefundFailed, Recorder<OrderRefundFailed>>()
                    .Handle<SellerOrderShipped, Recorder<SellerOrderShipped>>()
                    .Handle<ParcelDelivered, Recorder<ParcelDelivered>>();
            },
        });
        return shop;
    }

    public static object Address(string country = "DE", string? region = null) => new { name = "Sam Shopper", line1 = "Main Street 1", city = "Berlin", postalCode = "10115", countryCode = country, region };

    /// <summary>The input for a cart with standard delivery from every seller.</summary>
    public static Dictionary<string, object?> InputFor(FakeCart cart, string? key = null, string? email = null)
    {
        var sellers = cart.Lines.Select(line => line.SellerId).Distinct().ToList();
        return new Dictionary<string, object?>
        {
            ["idempotencyKey"] = key ?? Guid.NewGuid().ToString(),
            ["cartId"] = cart.Id,
            ["guestToken"] = cart.GuestToken,
            ["cartVersion"] = cart.Version,
            ["expectedTotal"] = new { minorUnits = cart.Lines.Sum(line => (line.Quantity * line.UnitPrice) - line.Discount) + ((sellers.Count - cart.FreeDelivery.Count) * StandardDelivery), currency = cart.Currency },
            ["shippingAddress"] = Address(),
            ["email"] = email ?? (cart.GuestToken is null ? null : "guest@example.com"),
            ["deliveryBySeller"] = sellers.Select(sellerId => new { sellerId, code = "STANDARD" }).ToList(),
        };
    }

    /// <summary>Sam's cart: two mugs of Birch.</summary>
    public FakeCart SamsCart(int quantity = 2) => Others.AddCart("crt_sam", userId: Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", quantity, 1_200));

    /// <summary>Sam's cart with lines of two sellers.</summary>
    public FakeCart SamsMixedCart() => Others.AddCart(
        "crt_sam", userId: Sam.Id, lines: [new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200), new FakeCartLine("crl_2", "var_book", "sel_page", 1, 1_500)]);

    /// <summary>
    /// Sam's cart of two sellers with a coupon: 10.00 EUR off Birch's 24.00, of which the shop pays 6.00, and Birch's delivery free, paid by the shop.
    /// </summary>
    public FakeCart SamsCouponCart(int uses = 1)
    {
        var cart = Others.AddCart(
            "crt_sam", userId: Sam.Id,
            lines: [new FakeCartLine("crl_1", "var_mug", "sel_birch", 2, 1_200) { Discount = 1_000, Subsidy = 600 }, new FakeCartLine("crl_2", "var_book", "sel_page", 1, 1_500)]);
        cart.Promotions.Add(new FakePromotion("prm_10", "TENOFF", null, 1_000));
        cart.FreeDelivery.Add(("sel_birch", true));
        Others.Coupons["prm_10"] = uses;
        return cart;
    }

    /// <summary>What Sam's coupon cart costs: 14.00 and 15.00 for the items, and one of the two deliveries.</summary>
    public const long CouponTotal = 1_400 + 1_500 + StandardDelivery;

    public static async Task<JsonElement> PlaceAsync(GraphQLClient client, Dictionary<string, object?> input) => (await client.DataAsync(Place, new { input })).At("orderPlace");

    public Task<JsonElement> PlaceAsync(FakeCart cart, string? key = null) => PlaceAsync(cart.UserId is { } id ? Orders.As(new TestUser(id)) : Orders.Anonymous(), InputFor(cart, key));


    /// <summary>Places Sam's cart and returns the order's id.</summary>
    public async Task<string> PlacedAsync(FakeCart? cart = null) => (await PlaceAsync(cart ?? SamsCart())).Text("order.id");

    /// <summary>Places, pays and waits for the confirmation.</summary>
    public async Task<string> ConfirmedAsync(FakeCart? cart = null)
    {
        var id = await PlacedAsync(cart);
        await PayAsync(id);
        await BecomesAsync(id, OrderStatus.Confirmed);
        return id;
    }

    public async Task PayAsync(string orderId)
    {
        Others.Paid.Add(orderId);
        await Orders.PublishAsync(new PaymentCaptured("pay_1", orderId, (await FindAsync(orderId)).Total, Clock.GetUtcNow()));
    }

    public async Task<Order> FindAsync(string orderId) => (await Orders.Store.Set<Order>().FindAsync(orderId, CancellationToken.None))!;

    public async Task<JsonElement> ReadAsync(string orderId, TestUser? user = null) =>
        (await Orders.As(user ?? Sam).DataAsync($"query($id: ID!) {{ order(id: $id) {{ {OrderFields} }} }}", new { id = orderId })).At("order");

    public Task BecomesAsync(string orderId, OrderStatus status) => Eventually.HoldsAsync(async () => (await FindAsync(orderId)).Status == status, $"{orderId} becomes {status}");

    /// <summary>Accepts a seller's part and ships these units of its first line, or all that is left; returns the part as it is then.</summary>
    public async Task<JsonElement> ShipAsync(string orderId, TestUser seller, int partIndex = 0, int? quantity = null)
    {
        var part = (await ReadAsync(orderId)).At($"sellerOrders.{partIndex}");
        if (part.Text("status") == "NEW")
        {
            await Orders.As(seller).DataAsync(
                "mutation($input: SellerOrderAcceptInput!) { sellerOrderAccept(input: $input) { userErrors { code } } }",
                new { input = new { idempotencyKey = Guid.NewGuid().ToString(), id = part.Text("id"), version = part.At("version").GetInt32() } });
            part = (await ReadAsync(orderId)).At($"sellerOrders.{partIndex}");
        }

        var lines = quantity is { } units ? new[] { new { lineId = part.Text("lines.0.id"), quantity = units } } : null;
        var payload = await Orders.As(seller).DataAsync(
            "mutation($input: SellerOrderShipInput!) { sellerOrderShip(input: $input) { userErrors { code } } }",
            new
            {
                input = new
                {
                    idempotencyKey = Guid.NewGuid().ToString(),
                    sellerOrderId = part.Text("id"),
                    version = part.At("version").GetInt32(),
                    carrier = "Parcel Co",
                    trackingNumber = "PC 1",
                    lines,
                },
            });
        Assert.Empty(payload.At("sellerOrderShip").UserErrorCodes());
        return (await ReadAsync(orderId)).At($"sellerOrders.{partIndex}");
    }

    /// <summary>Confirms, ships all of the first part, and lets the carrier deliver it; returns the part.</summary>
    public async Task<(string OrderId, JsonElement Part)> DeliveredAsync(FakeCart? cart = null, TestUser? buyer = null)
    {
        var id = await ConfirmedAsync(cart);
        await ShipAsync(id, Birch);
        await ArriveAsync(id);
        return (id, (await ReadAsync(id, buyer)).At("sellerOrders.0"));
    }

    /// <summary>Lets the carrier deliver what was shipped.</summary>
    public Task ArriveAsync(string orderId) => RunUntilAsync(
        async () => (await FindAsync(orderId)).Timeline.Count(item => item.Kind == OrderEventKind.Delivered) == (await FindAsync(orderId)).Timeline.Count(item => item.Kind == OrderEventKind.Shipped),
        "the parcels arrive");

    /// <summary>Lets the clock run, in steps, until something holds that background services bring about.</summary>
    public Task RunUntilAsync(Func<Task<bool>> condition, string what, TimeSpan? step = null) => Eventually.HoldsAsync(
        async () =>
        {
            Clock.Advance(step ?? TimeSpan.FromSeconds(1));
            return await condition();
        },
        what);

    /// <summary>As after a crash: what was in memory is gone, what was committed is there.</summary>
    public async Task RestartAsync(TimeSpan pause = default)
    {
        Orders.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Clock.Advance(pause);
        await Orders.RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // The orderly stop writes too, such as that the relay's lease is free: no place to die any more.
        _crashes?.Revive();
        await Others.DisposeAsync();
        Orders.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Orders.DisposeAsync();
    }

    private sealed class Recorder<TEvent>(ConcurrentQueue<object> announced) : IMessageHandler<TEvent> where TEvent : class
    {
        public Task HandleAsync(TEvent message, IUnitOfWork work, CancellationToken cancellationToken)
        {
            announced.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
