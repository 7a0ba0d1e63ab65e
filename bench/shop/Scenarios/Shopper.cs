using System.Text.Json;

namespace Octomart.Shop.Bench.Scenarios;

/// <summary>A guest who buys, by the storefront's own operations. Every request goes through the gateway.</summary>
internal sealed class Shopper(GraphClient graph)
{
    private static readonly object Address = new { name = "Sam Shopper", line1 = "1 Harbour Street", city = "Helsinki", postalCode = "00100", countryCode = "FI" };

    private JsonElement _cart;
    private string? _cartToken;
    private string _currency = "EUR";
    private long _expected;
    private IReadOnlyList<object> _deliveries = [];
    private string _orderId = "";
    private string? _orderToken;

    public static string NewKey() => Guid.NewGuid().ToString("n");

    public async Task AddToCartAsync(string variantId)
    {
        var payload = await graph.MutateAsync("CartLinesAdd", "cartLinesAdd", new
        {
            idempotencyKey = NewKey(),
            cartId = CartId,
            guestToken = _cartToken,
            lines = new[] { new { variantId, quantity = 1 } },
        });
        _cart = payload.GetProperty("cart");
        _cartToken ??= payload.GetProperty("guestTokenOnce").GetString();
        _currency = _cart.GetProperty("currency").GetString()!;
    }

    /// <summary>The checkout page: what all of it costs with the first delivery of each seller.</summary>
    public async Task QuoteAsync()
    {
        var quote = (await graph.SendAsync("CheckoutQuote", new { cartId = CartId, guestToken = _cartToken, address = Address })).GetProperty("checkoutQuote");
        _deliveries = [.. quote.GetProperty("parts").EnumerateArray().Select(part => new
        {
            sellerId = part.GetProperty("seller").GetProperty("id").GetString(),
            code = part.GetProperty("delivery").GetProperty("code").GetString(),
        })];
        _expected = MinorUnits(quote.GetProperty("total"));
    }

    /// <summary>The code of the refusal, or null when there is an order.</summary>
    public async Task<string?> PlaceAsync()
    {
        var payload = (await graph.SendAsync("OrderPlace", new
        {
            input = new
            {
                idempotencyKey = NewKey(),
                cartId = CartId,
                guestToken = _cartToken,
                cartVersion = _cart.GetProperty("version").GetInt32(),
                expectedTotal = new { minorUnits = _expected, currency = _currency },
                shippingAddress = Address,
                email = "guest@example.org",
                deliveryBySeller = _deliveries,
            },
        })).GetProperty("orderPlace");
        if (GraphClient.ErrorOf(payload) is { } refused)
        {
            return refused;
        }

        _orderId = payload.GetProperty("order").GetProperty("id").GetString()!;
        _orderToken = payload.GetProperty("guestTokenOnce").GetString();
        return null;
    }

    public Task PayAsync() => graph.MutateAsync("PaymentStart", "paymentStart", new
    {
        idempotencyKey = NewKey(),
        orderId = _orderId,
        guestToken = _orderToken,
        provider = "SIMULATED",
        paymentMethod = "sim_success",
    });

    /// <summary>Follows the order live until it is confirmed.</summary>
    public async Task AwaitConfirmationAsync()
    {
        await foreach (var update in graph.SubscribeAsync("BenchOrderStatus", new { id = _orderId, guestToken = _orderToken }))
        {
            var status = update.GetProperty("data").GetProperty("orderUpdated").GetProperty("order").GetProperty("status").GetString();
            if (status == "CONFIRMED")
            {
                return;
            }
        }

        throw new InvalidOperationException($"Order {_orderId} was not confirmed.");
    }

    public async Task BuyAsync(string variantId)
    {
        await AddToCartAsync(variantId);
        await QuoteAsync();
        if (await PlaceAsync() is { } refused)
        {
            throw new InvalidOperationException($"The order was refused: {refused}");
        }

        await PayAsync();
        await AwaitConfirmationAsync();
    }

    private string? CartId => _cart.ValueKind == JsonValueKind.Object ? _cart.GetProperty("id").GetString() : null;

    private static long MinorUnits(JsonElement money) => money.GetProperty("minorUnits").GetInt64();
}
