using System.Text.Json;

namespace Octomart.Kill.Bench;

/// <summary>
/// A guest who buys one thing after the other and remembers what the shop said. Pays, is declined first, pays never, or cancels:
/// chosen by the seed.
/// </summary>
internal sealed class Buyer(Graph graph, Random random, IReadOnlyList<string> variants, string coupon)
{
    private static readonly object Address = new { name = "Kim Keen", line1 = "2 Harbour Street", city = "Helsinki", postalCode = "00100", countryCode = "FI" };

    public List<Purchase> Purchases { get; } = [];

    public async Task ShopAsync(Func<bool> goesOn, CancellationToken cancellationToken)
    {
        while (goesOn())
        {
            if (await OrderAsync(cancellationToken) is { } purchase)
            {
                Purchases.Add(purchase);
                await DecideAsync(purchase, cancellationToken);
            }
        }
    }

    private async Task<Purchase?> OrderAsync(CancellationToken cancellationToken)
    {
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => variants[random.Next(variants.Count)]).Distinct()
            .Select(variantId => new { variantId, quantity = random.Next(1, 3) }).ToList();
        var added = await MutateAsync(
            "cartLinesAdd", "CartLinesAddInput!", "cart { id version } guestTokenOnce", new { idempotencyKey = NewKey(), lines }, cancellationToken);
        if (added.Error is not null || added.Payload.GetProperty("guestTokenOnce").GetString() is not { } cartToken)
        {
            // The answer with the token was lost, and it is told once: a guest begins anew. Or there is too little left.
            return null;
        }

        var cart = added.Payload.GetProperty("cart");
        var (cartId, version) = (cart.GetProperty("id").GetString()!, cart.GetProperty("version").GetInt32());
        if (random.Next(3) == 0)
        {
            await MutateAsync(
                "cartCouponApply", "CartCouponApplyInput!", "cart { version }", new { cartId, guestToken = cartToken, version, code = coupon, idempotencyKey = NewKey() }, cancellationToken);
        }

        var quote = (await graph.SendAsync(
            """
            query($id: ID!, $token: String, $address: AddressInput!) {
              checkoutQuote(cartId: $id, guestToken: $token, address: $address) {
                cartVersion total { minorUnits currency } parts { seller { id } delivery { code } }
              }
            }
            """,
            new { id = cartId, token = cartToken, address = Address }, cancellationToken)).GetProperty("checkoutQuote");
        if (quote.ValueKind == JsonValueKind.Null || quote.GetProperty("parts").GetArrayLength() == 0)
        {
            return null;
        }

        var total = quote.GetProperty("total");
        var key = NewKey();
        var placed = await MutateAsync("orderPlace", "OrderPlaceInput!", "order { id total { minorUnits } } guestTokenOnce", new
        {
            idempotencyKey = key,
            cartId,
            guestToken = cartToken,
            cartVersion = quote.GetProperty("cartVersion").GetInt32(),
            expectedTotal = new { minorUnits = total.GetProperty("minorUnits").GetInt64(), currency = total.GetProperty("currency").GetString() },
            shippingAddress = Address,
            email = $"kim{random.Next(1_000_000)}@example.org",
            deliveryBySeller = quote.GetProperty("parts").EnumerateArray()
                .Select(part => new { sellerId = part.GetProperty("seller").GetProperty("id").GetString(), code = part.GetProperty("delivery").GetProperty("code").GetString() }),
        }, cancellationToken);
        return placed.Error is not null
            ? null
            : new Purchase(
                placed.Payload.GetProperty("order").GetProperty("id").GetString()!, key, placed.Payload.GetProperty("guestTokenOnce").GetString()!);
    }

    private async Task DecideAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        switch (random.Next(10))
        {
            case 0:
                return; // Walks away: the order expires.
            case 1:
                await CancelAsync(purchase, cancellationToken);
                return;
            case 2:
                await PayAsync(purchase, "sim_declined", cancellationToken);
                break;
            default:
                break;
        }

        await PayAsync(purchase, "sim_success", cancellationToken);
        if (random.Next(8) == 0)
        {
            await CancelAsync(purchase, cancellationToken);
        }
    }

    private async Task PayAsync(Purchase purchase, string paymentMethod, CancellationToken cancellationToken) => await MutateAsync(
        "paymentStart", "PaymentStartInput!", "payment { status }",
        new { idempotencyKey = NewKey(), orderId = purchase.OrderId, guestToken = purchase.Token, provider = "SIMULATED", paymentMethod }, cancellationToken);

    private async Task CancelAsync(Purchase purchase, CancellationToken cancellationToken) => await MutateAsync(
        "orderCancel", "OrderCancelInput!", "order { status }",
        new { idempotencyKey = NewKey(), orderId = purchase.OrderId, guestToken = purchase.Token, reason = "changed my mind" }, cancellationToken);

    private async Task<(JsonElement Payload, string? Error)> MutateAsync(
        string field, string inputType, string selection, object input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var data = await graph.SendAsync(
                $"mutation($input: {inputType}) {{ {field}(input: $input) {{ {selection} userErrors {{ code }} }} }}", new { input }, cancellationToken);
            var payload = data.GetProperty(field);
            var error = payload.GetProperty("userErrors").EnumerateArray().Select(e => e.GetProperty("code").GetString()).FirstOrDefault();
            if (error != "TEMPORARILY_UNAVAILABLE")
            {
                return (payload, error);
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    // Keys follow from the seed too.
    private string NewKey()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}

/// <summary>What a buyer was told.</summary>
internal sealed record Purchase(string OrderId, string Key, string Token);
