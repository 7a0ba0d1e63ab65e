using System.Collections.Concurrent;
using System.Text.Json;
using Octomart.CartSubgraph.Promotions;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.CartSubgraph.Tests;

/// <summary>The Cart subgraph beside a Product whose variants the test sets.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string CartFields =
        "id version currency expiresAt owner { id } subtotal { minorUnits } total { minorUnits currency } "
        + "lines { id quantity variant { id } unitPrice { minorUnits } priceWhenAdded { minorUnits } total { minorUnits } } "
        + "groups { seller { id } subtotal { minorUnits } lines { variant { id } } } problems { __typename blocking message }";

    private Shop(FakeSubgraphs fakes, SubgraphHarness cart)
    {
        Fakes = fakes;
        Cart = cart;
    }

    public FakeSubgraphs Fakes { get; }

    public SubgraphHarness Cart { get; }

    public TestClock Clock { get; private init; } = null!;

    public ConcurrentDictionary<string, FakeVariant> Variants { get; } = new();

    public bool IsProductAway { get; set; }

    public static readonly TestUser Sam = new("usr_sam");

    public static async Task<Shop> OpenAsync(params KeyValuePair<string, string?>[] settings)
    {
        var fakes = await FakeSubgraphs.StartAsync();
        var clock = new TestClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var cart = await SubgraphHarness.StartAsync(new CartSubgraph(), new SubgraphHarnessOptions { Clock = clock, Settings = [.. fakes.Settings, .. settings] });
        var shop = new Shop(fakes, cart) { Clock = clock };
        fakes.On("product", "variantsForSale", shop.AnswerVariants);
        shop.Put("var_mug", 1_200, available: 10, seller: "sel_birch");
        shop.Put("var_lamp", 4_900, available: 3, seller: "sel_birch");
        shop.Put("var_book", 1_500, available: 50, seller: "sel_page");
        return shop;
    }

    public void Put(string id, long price, int available, string seller = "sel_birch", string currency = "EUR", bool isPurchasable = true) =>
        Variants[id] = new FakeVariant(id, price, available, seller, currency, isPurchasable);

    public int ProductCalls => Fakes.Calls.Count(call => call.Field == "variantsForSale");

    /// <summary>Adds lines and returns the payload.</summary>
    public static async Task<JsonElement> AddAsync(GraphQLClient client, object input) => (await client.DataAsync(
        $"mutation($input: CartLinesAddInput!) {{ cartLinesAdd(input: $input) {{ guestTokenOnce cart {{ {CartFields} }} userErrors {{ code field lineIds }} }} }}", new { input })).At("cartLinesAdd");

    public static async Task<JsonElement> SetAsync(GraphQLClient client, object input) => (await client.DataAsync(
        $"mutation($input: CartLinesSetInput!) {{ cartLinesSet(input: $input) {{ cart {{ {CartFields} }} userErrors {{ code field lineIds }} }} }}", new { input })).At("cartLinesSet");

    public static async Task<JsonElement> AcceptAsync(GraphQLClient client, object input) => (await client.DataAsync(
        $"mutation($input: CartAcceptChangesInput!) {{ cartAcceptChanges(input: $input) {{ cart {{ {CartFields} }} userErrors {{ code field }} }} }}", new { input })).At("cartAcceptChanges");

    public static async Task<JsonElement> ReadAsync(GraphQLClient client, string id, string? guestToken = null) =>
        (await client.DataAsync($"query($id: ID!, $guestToken: String) {{ cart(id: $id, guestToken: $guestToken) {{ {CartFields} }} }}", new { id, guestToken })).At("cart");

    /// <summary>A guest with a cart of these lines.</summary>
    public async Task<(string Id, string Token)> GuestCartAsync(params object[] lines)
    {
        var payload = await AddAsync(Cart.Anonymous(), new { idempotencyKey = Key(), lines });
        return (payload.Text("cart.id"), payload.Text("guestTokenOnce"));
    }

    /// <summary>Puts an offer into the store: 5.00 EUR off, paid by the shop and applying by itself, unless the test changes it.</summary>
    public async Task<string> OfferAsync(Func<Promotion, Promotion> change)
    {
        var promotion = change(new Promotion
        {
            Id = OpaqueId.New("pro", Clock),
            Name = "Five off",
            Funder = Promotion.Shop,
            Benefit = PromotionBenefit.Amount(new Money(500, "EUR")),
            CreatedAt = Clock.GetUtcNow(),
        });
        await Cart.Store.WriteAsync((work, _) => { work.Insert(promotion); return Task.CompletedTask; }, CancellationToken.None);
        return promotion.Id;
    }

    public Task<Customer?> CustomerAsync(string userId) => Cart.Store.Set<Customer>().FindAsync(Customer.IdOfUser(userId), CancellationToken.None);

    public static object Line(string variantId, int quantity) => new { variantId, quantity };

    public static string Key() => Guid.NewGuid().ToString();

    public async ValueTask DisposeAsync()
    {
        await Cart.DisposeAsync();
        await Fakes.DisposeAsync();
    }

    private object AnswerVariants(JsonElement variables)
    {
        if (IsProductAway)
        {
            throw new FakeOutageException();
        }

        var currency = variables.Text("currency");
        return variables.At("ids").EnumerateArray().Select(id => Variants.TryGetValue(id.GetString()!, out var variant) ? variant.Answer(currency) : null).ToList();
    }
}

internal sealed record FakeVariant(string Id, long Price, int Available, string Seller, string Currency, bool IsPurchasable)
{
    public int MinPerOrder { get; init; } = 1;

    public int? MaxPerOrder { get; init; }

    public object Answer(string currency) => new
    {
        id = Id,
        productId = Id.Replace("var_", "prd_", StringComparison.Ordinal),
        sellerId = Seller,
        sku = Id.ToUpperInvariant(),
        title = $"Title of {Id}",
        optionsText = (string?)null,
        price = currency == Currency ? new { minorUnits = Price, currency } : null,
        available = Available,
        isPurchasable = IsPurchasable,
        categoryIds = new[] { "cat_all" },
        weightGrams = 400,
        taxClass = Id == "var_book" ? "REDUCED" : "STANDARD",
        minPerOrder = MinPerOrder,
        maxPerOrder = MaxPerOrder,
    };
}
