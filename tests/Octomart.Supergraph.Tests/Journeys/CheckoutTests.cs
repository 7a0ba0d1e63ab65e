using System.Text.Json;
using MimeKit;
using Octomart.DemoShop;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Supergraph.Tests.Journeys;

/// <summary>In one process.</summary>
[Collection(ShopCollection.Name)]
public sealed class CheckoutTests(ShopFixture fixture) : CheckoutJourneys(fixture);

/// <summary>The same in one process and as a fleet.</summary>
public abstract class CheckoutJourneys(ShopUnderTest fixture)
{
    private const string Watch = """
        subscription($id: ID!, $token: String) {
          orderUpdated(id: $id, guestToken: $token) { cursor event { type } order { status sellerOrders { status seller { name } fulfilments { status trackingNumber } } } }
        }
        """;

    [ServerFact]
    public async Task A_guest_buys_from_two_sellers_with_3d_secure_and_watches_the_parcels_arrive()
    {
        DemoSeller[] sellers = [DemoSellers.All[0], DemoSellers.All[2]];
        var shopper = new Shopper(fixture.Guest());
        var variants = await Catalogue.VariantsOfAsync(shopper.Graph, sellers);
        var added = await shopper.AddAsync([.. variants.Select(variant => (variant.Text("id"), 1))]);
        Assert.Equal(2, added.At("cart.groups").GetArrayLength());

        var placed = await shopper.PlaceAsync();
        Assert.Empty(placed.UserErrorCodes());
        Assert.Equal("PENDING_PAYMENT", placed.Text("order.status"));
        Assert.Equal(2, placed.At("order.sellerOrders").GetArrayLength());

        var statuses = new List<string>();
        using var stop = new CancellationTokenSource();
        var watching = WatchAsync(shopper, statuses, stop.Token);
        var started = await shopper.PayAsync("sim_three_d_secure");
        Assert.Equal("THREE_D_SECURE", started.Text("payment.nextAction.kind"));
        Assert.Empty((await shopper.ChallengeAsync(started.Text("payment.id"), approve: true)).UserErrorCodes());
        await shopper.OrderBecomesAsync("CONFIRMED");
        foreach (var (seller, i) in sellers.Select((seller, i) => (seller, i)))
        {
            await ShipAsync(shopper, seller, $"TRACK-{i}");
        }

        await shopper.OrderBecomesAsync("DELIVERED");
        await Eventually.HoldsAsync(() => Task.FromResult(statuses.Contains("DELIVERED")), "the subscription shows the delivery");
        await stop.CancelAsync();
        await watching;
        Assert.Equal(["PENDING_PAYMENT", "CONFIRMED"], statuses.Distinct().Take(2));
        await MailArrivesAsync(placed.Text("order.number"), "guest@example.org");
    }

    [ServerFact]
    public async Task A_signed_in_buyer_pays_and_the_sellers_balance_shows_the_sale_less_commission()
    {
        var seller = DemoSellers.All[3];
        using var owner = await fixture.SignInAsync(seller.Owner);
        var (variantId, _) = await Catalogue.ListAsync(owner, seller.SellerId, "Walnut spinning top", units: 3, price: 4000);
        var before = await PendingAsync(owner, seller);
        var shopper = new Shopper(await fixture.SignInAsync(DemoPeople.Shopper), isGuest: false);
        await ClearCartAsync(shopper);
        await shopper.AddAsync((variantId, 1));

        var placed = await shopper.PlaceAsync();
        Assert.Empty(placed.UserErrorCodes());
        var paid = await shopper.PayAsync("sim_success");
        Assert.Empty(paid.UserErrorCodes());
        await shopper.OrderBecomesAsync("CONFIRMED");

        var sellerOrder = placed.Text("order.sellerOrders.0.id");
        var commission = (await owner.DataAsync("query($id: ID!) { sellerOrder(id: $id) { total { minorUnits } commission { minorUnits } } }", new { id = sellerOrder })).At("sellerOrder");
        var expected = before + commission.At("total.minorUnits").GetInt64() - commission.At("commission.minorUnits").GetInt64();
        Assert.Equal(400, commission.At("commission.minorUnits").GetInt64());
        await Eventually.HoldsAsync(async () => await PendingAsync(owner, seller) == expected, $"the balance shows {expected}");
        await Eventually.HoldsAsync(
            async () => (await shopper.Graph.DataAsync("{ me { notifications { unreadCount } orders(first: 1) { nodes { id } } } }")).At("me.notifications.unreadCount").GetInt32() > 0, "the buyer is notified");
    }

    [ServerFact]
    public async Task A_declined_card_leaves_the_order_open_for_another_try_and_is_charged_once()
    {
        var shopper = await WithOneProductAsync(DemoSellers.All[4]);
        Assert.Empty((await shopper.PlaceAsync()).UserErrorCodes());

        var declined = await shopper.PayAsync("sim_declined");
        var paid = await shopper.PayAsync("sim_success");
        await shopper.OrderBecomesAsync("CONFIRMED");
        var again = await shopper.PayAsync("sim_success");

        Assert.Equal(["DECLINED"], declined.UserErrorCodes());
        Assert.Empty(paid.UserErrorCodes());
        Assert.Equal(["ALREADY_PAID"], again.UserErrorCodes());
    }

    [ServerFact]
    public async Task The_same_key_places_one_order_and_another_total_is_refused()
    {
        var shopper = await WithOneProductAsync(DemoSellers.All[5]);
        Assert.Equal(["TOTAL_CHANGED"], (await shopper.PlaceAsync(expectedTotal: 1)).UserErrorCodes());
        var cart = await shopper.CartAsync();
        var key = Shopper.Key();
        var first = await shopper.PlaceAsync(key);

        Assert.Empty(first.UserErrorCodes());
        Assert.NotEmpty(cart.At("groups").EnumerateArray());
        var orders = new HashSet<string> { first.Text("order.id") };
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], (await shopper.PlaceAsync(key, expectedTotal: 1)).UserErrorCodes());
        Assert.Single(orders);
    }

    [ServerFact]
    public async Task An_order_a_cart_and_a_payment_open_only_with_their_token()
    {
        var shopper = await WithOneProductAsync(DemoSellers.All[0]);
        var cartId = shopper.CartId;
        Assert.Empty((await shopper.PlaceAsync()).UserErrorCodes());
        var strangers = new[] { fixture.Guest(), await fixture.SignInAsync(DemoPeople.Reviewers[0]), await fixture.SignInAsync(DemoSellers.All[1].Owner) };

        foreach (var stranger in strangers)
        {
            var reply = await stranger.SendAsync(
                "query($order: ID!, $cart: ID!) { order(id: $order) { id } cart(id: $cart) { id } payment(orderId: $order) { id } }", new { order = shopper.OrderId, cart = cartId });

            Assert.Equal("""{"order":null,"cart":null,"payment":null}""", reply.Data.GetRawText());
        }
    }

    private async Task<Shopper> WithOneProductAsync(DemoSeller seller)
    {
        using var owner = await fixture.SignInAsync(seller.Owner);
        var (variantId, _) = await Catalogue.ListAsync(owner, seller.SellerId, $"Test piece {Guid.NewGuid():n}", units: 2);
        var shopper = new Shopper(fixture.Guest());
        Assert.Empty((await shopper.AddAsync((variantId, 1))).UserErrorCodes());
        return shopper;
    }

    private static async Task ClearCartAsync(Shopper shopper)
    {
        var cart = (await shopper.Graph.DataAsync("{ me { cart { id version lines { id variant { id } } } } }")).At("me.cart");
        if (cart.ValueKind == JsonValueKind.Object && cart.At("lines").GetArrayLength() > 0)
        {
            await shopper.Graph.DataAsync(
                "mutation($input: CartLinesSetInput!) { cartLinesSet(input: $input) { userErrors { code } } }",
                new { input = new { idempotencyKey = Shopper.Key(), cartId = cart.Text("id"), version = cart.At("version").GetInt32(), lines = cart.At("lines").EnumerateArray().Select(line => new { variantId = line.Text("variant.id"), quantity = 0 }) } });
        }
    }

    private async Task ShipAsync(Shopper shopper, DemoSeller seller, string trackingNumber)
    {
        using var owner = await fixture.SignInAsync(seller.Owner);
        await Shipping.ShipAsync(owner, shopper, seller, trackingNumber);
    }

    private static async Task WatchAsync(Shopper shopper, List<string> statuses, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var update in shopper.Graph.SubscribeAsync(Watch, new { id = shopper.OrderId, token = shopper.OrderToken }, cancellationToken))
            {
                lock (statuses)
                {
                    statuses.Add(update.Text("data.orderUpdated.order.status"));
                }

                // Names come from another subgraph: filled in for each event.
                Assert.All(update.At("data.orderUpdated.order.sellerOrders").EnumerateArray(), order => Assert.False(string.IsNullOrEmpty(order.Text("seller.name"))));
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private static async Task<long> PendingAsync(GraphQLClient owner, DemoSeller seller)
    {
        var balances = (await owner.DataAsync("query($id: ID!) { seller(id: $id) { balances { pending { minorUnits currency } available { minorUnits } } } }", new { id = seller.SellerId })).At("seller.balances");
        return balances.EnumerateArray().Where(balance => balance.Text("pending.currency") == "EUR").Sum(balance => balance.At("pending.minorUnits").GetInt64() + balance.At("available.minorUnits").GetInt64());
    }

    private Task MailArrivesAsync(string orderNumber, string to) => Eventually.HoldsAsync(
        () => Task.FromResult(Directory.Exists(fixture.MailFolder) && Directory.EnumerateFiles(fixture.MailFolder, "*.eml")
            .Select(file => MimeMessage.Load(file))
            .Count(mail => mail.To.Mailboxes.Any(box => box.Address == to) && $"{mail.Subject} {mail.TextBody}".Contains(orderNumber, StringComparison.Ordinal)) >= 2),
        "a confirmation and a shipping mail lie in the pickup folder");
}
