using System.Text.Json;
using Octomart.Testing;

namespace Octomart.Histories.Bench.Acting;

/// <summary>Guests who order, pay, change their minds and send things back.</summary>
internal sealed class Buyers(HistoryShop shop, Goods goods, Remembered remembered)
{
    private static readonly object Address = new { name = "Kim Keen", line1 = "2 Harbour Street", city = "Helsinki", postalCode = "00100", countryCode = "FI" };

    public async Task<bool> PlaceAsync(Place place)
    {
        using var cart = shop.Guest("cart");
        var added = await GoodClient.MutateAsync(cart, "cartLinesAdd", "CartLinesAddInput!", "cart { id version } guestTokenOnce", new
        {
            idempotencyKey = GoodClient.NewKey(),
            lines = place.Units.Select(line => new { variantId = goods.Variants[line.Key], quantity = line.Value }),
        });
        if (!added.IsDone)
        {
            return false;
        }

        var (cartId, version, token) = (added.Payload.Text("cart.id"), added.Payload.At("cart.version").GetInt32(), added.Payload.Text("guestTokenOnce"));
        if (place.WithCoupon && !(await GoodClient.MutateAsync(cart, "cartCouponApply", "CartCouponApplyInput!", "cart { version }", new { idempotencyKey = GoodClient.NewKey(), cartId, guestToken = token, version, code = goods.Coupon })).IsDone)
        {
            return false;
        }

        using var orders = shop.Guest("order");
        var quote = (await GoodClient.AskAsync(orders, """
            query($id: ID!, $token: String, $address: AddressInput!) {
              checkoutQuote(cartId: $id, guestToken: $token, address: $address) { cartVersion total { minorUnits currency } parts { seller { id } delivery { code } } }
            }
            """, new { id = cartId, token, address = Address })).At("checkoutQuote");
        if (quote.ValueKind == JsonValueKind.Null || quote.At("parts").GetArrayLength() == 0)
        {
            return false;
        }

        var placed = await GoodClient.MutateAsync(orders, "orderPlace", "OrderPlaceInput!", "order { id } guestTokenOnce", new
        {
            idempotencyKey = GoodClient.NewKey(),
            cartId,
            guestToken = token,
            cartVersion = quote.At("cartVersion").GetInt32(),
            expectedTotal = quote.At("total"),
            shippingAddress = Address,
            email = $"{GoodClient.NewKey()}@example.org",
            deliveryBySeller = quote.At("parts").EnumerateArray().Select(part => new { sellerId = part.Text("seller.id"), code = part.Text("delivery.code") }),
        });
        if (!placed.IsDone)
        {
            return false;
        }

        var (id, orderToken) = (placed.Payload.Text("order.id"), placed.Payload.Text("guestTokenOnce"));
        var parts = (await GoodClient.AskAsync(orders, "query($id: ID!, $token: String) { order(id: $id, guestToken: $token) { sellerOrders { id lines { id variant { id } } } } }", new { id, token = orderToken })).At("order.sellerOrders");
        remembered.Orders[place.Order] = new PlacedOrder(id, orderToken, parts.EnumerateArray().SelectMany(part => part.At("lines").EnumerateArray().Select(line => (Part: part.Text("id"), Line: line)))
            .ToDictionary(line => goods.Variants.ToList().IndexOf(line.Line.Text("variant.id")), line => (line.Part, line.Line.Text("id"))));
        return true;
    }

    public async Task<bool> PayAsync(Pay pay)
    {
        using var payments = shop.Guest("payment");
        var order = remembered.Orders[pay.Order];
        return (await GoodClient.MutateAsync(payments, "paymentStart", "PaymentStartInput!", "payment { status }", new
        {
            idempotencyKey = GoodClient.NewKey(),
            orderId = order.Id,
            guestToken = order.Token,
            provider = "SIMULATED",
            paymentMethod = pay.Method,
        })).IsDone;
    }

    public async Task<bool> CancelAsync(PlacedOrder order, (int Variant, int Units)? units)
    {
        if (units is { } some && !order.Lines.ContainsKey(some.Variant))
        {
            return false;
        }

        using var orders = shop.Guest("order");
        return (await GoodClient.MutateAsync(orders, "orderCancel", "OrderCancelInput!", "order { status }", new
        {
            idempotencyKey = GoodClient.NewKey(),
            orderId = order.Id,
            guestToken = order.Token,
            reason = "changed my mind",
            lines = units is { } these ? new[] { new { lineId = order.Lines[these.Variant].LineId, quantity = these.Units } } : null,
        })).IsDone;
    }

    public async Task<bool> AskReturnAsync(AskReturn ask)
    {
        var order = remembered.Orders[ask.Order];
        if (!order.Lines.TryGetValue(ask.Variant, out var line))
        {
            return false;
        }

        using var orders = shop.Guest("order");
        var asked = await GoodClient.MutateAsync(orders, "returnRequest", "ReturnRequestInput!", "return { id }", new
        {
            idempotencyKey = GoodClient.NewKey(),
            sellerOrderId = line.PartId,
            guestToken = order.Token,
            reason = "too small",
            lines = new[] { new { lineId = line.LineId, quantity = ask.Units } },
        });
        if (asked.IsDone)
        {
            remembered.Returns[ask.Return] = (asked.Payload.Text("return.id"), line.LineId, ask.Units, ask.Variant);
        }

        return asked.IsDone;
    }
}
