using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.Testing;

namespace Octomart.Histories.Bench;

/// <summary>Does the steps of one history at the real shop, as good clients do: what was not answered is sent again under its key.</summary>
internal sealed class Actor(HistoryShop shop, Goods goods)
{
    private static readonly object Address = new { name = "Kim Keen", line1 = "2 Harbour Street", city = "Helsinki", postalCode = "00100", countryCode = "FI" };

    private static readonly string[] ProviderNews = ["captured", "requirespaymentmethod", "authorized", "captured"];

    /// <summary>By name: the orders that were placed.</summary>
    public ConcurrentDictionary<string, PlacedOrder> Orders { get; } = new();

    /// <summary>By name: the returns that were asked for.</summary>
    public ConcurrentDictionary<string, (string Id, string LineId, int Units, int Variant)> Returns { get; } = new();

    /// <summary>Whether it was done; null when what it is about does not exist.</summary>
    public async Task<bool?> DoAsync(Step step)
    {
        switch (step)
        {
            case IOfOrder { Order: var order } when !Orders.ContainsKey(order):
            case TakeReturn { Return: var name } when !Returns.ContainsKey(name):
                return null;
            case Place place:
                return await PlaceAsync(place);
            case Pay pay:
                return await PayAsync(pay);
            case RepeatNews news:
                await RepeatNewsAsync(Orders[news.Order].Id, new Random(news.Shuffle));
                return true;
            case Cancel cancel:
                return await CancelAsync(Orders[cancel.Order], null);
            case CancelUnits { BySeller: false } cancel:
                return await CancelAsync(Orders[cancel.Order], (cancel.Variant, cancel.Units));
            case CancelUnits cancel:
                return await CancelAsSellerAsync(cancel);
            case Ship ship:
                return await ShipAsync(ship);
            case AskReturn ask:
                return await AskReturnAsync(ask);
            case TakeReturn take:
                return await TakeReturnAsync(take);
            case ChangeStock change:
                return (await AsSellerAsync("product", change.Variant, "inventoryAdjust", "InventoryAdjustInput!", "levels { onHand }", new
                {
                    idempotencyKey = NewKey(),
                    changes = new[] { new { variantId = goods.Variants[change.Variant], delta = change.Delta } },
                })).IsDone;
            case Wait wait:
                shop.Clock.Advance(TimeSpan.FromMinutes(wait.Minutes));
                return true;
            default:
                throw new InvalidOperationException($"Nobody does {step}.");
        }
    }

    private async Task<bool> PlaceAsync(Place place)
    {
        using var cart = shop.Guest("cart");
        var added = await MutateAsync(cart, "cartLinesAdd", "CartLinesAddInput!", "cart { id version } guestTokenOnce", new
        {
            idempotencyKey = NewKey(),
            lines = place.Units.Select(line => new { variantId = goods.Variants[line.Key], quantity = line.Value }),
        });
        if (!added.IsDone)
        {
            return false;
        }

        var (cartId, version, token) = (added.Payload.Text("cart.id"), added.Payload.At("cart.version").GetInt32(), added.Payload.Text("guestTokenOnce"));
        if (place.WithCoupon && !(await MutateAsync(cart, "cartCouponApply", "CartCouponApplyInput!", "cart { version }", new { idempotencyKey = NewKey(), cartId, guestToken = token, version, code = goods.Coupon })).IsDone)
        {
            return false;
        }

        using var orders = shop.Guest("order");
        var quote = (await AskAsync(orders, """
            query($id: ID!, $token: String, $address: AddressInput!) {
              checkoutQuote(cartId: $id, guestToken: $token, address: $address) { cartVersion total { minorUnits currency } parts { seller { id } delivery { code } } }
            }
            """, new { id = cartId, token, address = Address })).At("checkoutQuote");
        if (quote.ValueKind == JsonValueKind.Null || quote.At("parts").GetArrayLength() == 0)
        {
            return false;
        }

        var placed = await MutateAsync(orders, "orderPlace", "OrderPlaceInput!", "order { id } guestTokenOnce", new
        {
            idempotencyKey = NewKey(),
            cartId,
            guestToken = token,
            cartVersion = quote.At("cartVersion").GetInt32(),
            expectedTotal = quote.At("total"),
            shippingAddress = Address,
            email = $"{NewKey()}@example.org",
            deliveryBySeller = quote.At("parts").EnumerateArray().Select(part => new { sellerId = part.Text("seller.id"), code = part.Text("delivery.code") }),
        });
        if (!placed.IsDone)
        {
            return false;
        }

        var (id, orderToken) = (placed.Payload.Text("order.id"), placed.Payload.Text("guestTokenOnce"));
        var parts = (await AskAsync(orders, "query($id: ID!, $token: String) { order(id: $id, guestToken: $token) { sellerOrders { id lines { id variant { id } } } } }", new { id, token = orderToken })).At("order.sellerOrders");
        Orders[place.Order] = new PlacedOrder(id, orderToken, parts.EnumerateArray().SelectMany(part => part.At("lines").EnumerateArray().Select(line => (Part: part.Text("id"), Line: line)))
            .ToDictionary(line => goods.Variants.ToList().IndexOf(line.Line.Text("variant.id")), line => (line.Part, line.Line.Text("id"))));
        return true;
    }

    private async Task<bool> PayAsync(Pay pay)
    {
        using var payments = shop.Guest("payment");
        var order = Orders[pay.Order];
        return (await MutateAsync(payments, "paymentStart", "PaymentStartInput!", "payment { status }", new
        {
            idempotencyKey = NewKey(),
            orderId = order.Id,
            guestToken = order.Token,
            provider = "SIMULATED",
            paymentMethod = pay.Method,
        })).IsDone;
    }

    private async Task<bool> CancelAsync(PlacedOrder order, (int Variant, int Units)? units)
    {
        if (units is { } some && !order.Lines.ContainsKey(some.Variant))
        {
            return false;
        }

        using var orders = shop.Guest("order");
        return (await MutateAsync(orders, "orderCancel", "OrderCancelInput!", "order { status }", new
        {
            idempotencyKey = NewKey(),
            orderId = order.Id,
            guestToken = order.Token,
            reason = "changed my mind",
            lines = units is { } these ? new[] { new { lineId = order.Lines[these.Variant].LineId, quantity = these.Units } } : null,
        })).IsDone;
    }

    private Task<bool> CancelAsSellerAsync(CancelUnits cancel) => WithPartAsync(cancel.Order, cancel.Variant, (part, line) => AsSellerAsync(
        "order", cancel.Variant, "sellerOrderCancel", "SellerOrderCancelInput!", "sellerOrder { status }", new
        {
            idempotencyKey = NewKey(),
            id = part.Text("id"),
            version = part.At("version").GetInt32(),
            reason = "broken",
            lines = new[] { new { lineId = line, quantity = cancel.Units } },
        }));

    private Task<bool> ShipAsync(Ship ship) => WithPartAsync(ship.Order, ship.Variant, async (part, line) =>
    {
        var version = part.At("version").GetInt32();
        if (part.Text("status") == "NEW")
        {
            var accepted = await AsSellerAsync("order", ship.Variant, "sellerOrderAccept", "SellerOrderAcceptInput!", "sellerOrder { version }", new { idempotencyKey = NewKey(), id = part.Text("id"), version });
            if (!accepted.IsDone)
            {
                return accepted;
            }

            version = accepted.Payload.At("sellerOrder.version").GetInt32();
        }

        return await AsSellerAsync("order", ship.Variant, "sellerOrderShip", "SellerOrderShipInput!", "sellerOrder { status }", new
        {
            idempotencyKey = NewKey(),
            sellerOrderId = part.Text("id"),
            version,
            carrier = "Parcel Co",
            trackingNumber = "PC 1",
            lines = new[] { new { lineId = line, quantity = ship.Units } },
        });
    });

    /// <summary>A seller looks at the part and changes it; when somebody else was quicker, it looks again.</summary>
    private async Task<bool> WithPartAsync(string name, int variant, Func<JsonElement, string, Task<Answer>> change)
    {
        if (!Orders[name].Lines.TryGetValue(variant, out var line))
        {
            return false;
        }

        while (true)
        {
            using var seller = shop.As("order", HistoryShop.SellerOf(variant));
            var part = (await AskAsync(seller, "query($r: [_Any!]!) { _entities(representations: $r) { ... on SellerOrder { id version status } } }", new { r = new[] { new { __typename = "SellerOrder", id = line.PartId } } })).At("_entities.0");
            if (part.ValueKind == JsonValueKind.Null)
            {
                return false;
            }

            var answer = await change(part, line.LineId);
            if (answer.Error is not "VERSION_CONFLICT")
            {
                return answer.IsDone;
            }
        }
    }

    private async Task<bool> AskReturnAsync(AskReturn ask)
    {
        var order = Orders[ask.Order];
        if (!order.Lines.TryGetValue(ask.Variant, out var line))
        {
            return false;
        }

        using var orders = shop.Guest("order");
        var asked = await MutateAsync(orders, "returnRequest", "ReturnRequestInput!", "return { id }", new
        {
            idempotencyKey = NewKey(),
            sellerOrderId = line.PartId,
            guestToken = order.Token,
            reason = "too small",
            lines = new[] { new { lineId = line.LineId, quantity = ask.Units } },
        });
        if (asked.IsDone)
        {
            Returns[ask.Return] = (asked.Payload.Text("return.id"), line.LineId, ask.Units, ask.Variant);
        }

        return asked.IsDone;
    }

    private async Task<bool> TakeReturnAsync(TakeReturn take)
    {
        var (id, lineId, units, variant) = Returns[take.Return];
        var approved = await AsSellerAsync("order", variant, "returnDecide", "ReturnDecideInput!", "return { id }", new { idempotencyKey = NewKey(), id, approve = true });
        return approved.IsDone && (await AsSellerAsync("order", variant, "returnReceive", "ReturnReceiveInput!", "return { id }", new
        {
            idempotencyKey = NewKey(),
            id,
            note = "some are worn",
            lines = new[] { new { lineId, quantity = Math.Min(take.Accepted, units), condition = "AS_NEW", restock = take.Restocks } },
        })).IsDone;
    }

    /// <summary>Webhooks of every kind for its charge, and the events that have been sent of its payment, once more and in any order.</summary>
    private async Task RepeatNewsAsync(string orderId, Random random)
    {
        if (await shop.Stores.ReadAsync("payment", "payments", $"body ->> '$.orderId' = '{orderId}'") is not [var payment])
        {
            return;
        }

        var (paymentId, reference) = (payment.Text("id"), payment.TryGetProperty("providerReference", out var known) ? known.GetString() : null);
        List<Func<Task>> news = [.. from type in ProviderNews where reference is not null select (Func<Task>)(() => PostAsync($"charge.{type}", reference!))];
        var amount = payment.At("captured");
        if (amount.At("minorUnits").GetInt64() > 0)
        {
            news.Add(() => PublishAsync(new PaymentCaptured(paymentId, orderId, new Money(amount.At("minorUnits").GetInt64(), amount.Text("currency")), shop.Clock.GetUtcNow())));
        }

        if (payment.TryGetProperty("attempts", out var attempts) && attempts.EnumerateArray().Any(attempt => attempt.TryGetProperty("declineCode", out var code) && code.ValueKind == JsonValueKind.String))
        {
            news.Add(() => PublishAsync(new PaymentFailed(paymentId, orderId, "CARD_DECLINED", shop.Clock.GetUtcNow())));
        }

        var order = news.ToArray();
        random.Shuffle(order);
        foreach (var send in order)
        {
            await send();
        }
    }

    private async Task PostAsync(string type, string reference)
    {
        var body = JsonSerializer.Serialize(new { id = NewKey(), type, reference });
        var seconds = shop.Clock.GetUtcNow().ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(HistoryShop.WebhookSecret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.UrlOf("payment"), "/webhooks/simulated")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Simulated-Signature", $"t={seconds},v1={Convert.ToHexStringLower(hash)}");
        using var response = await http.SendAsync(request);

        // Refused when the clock has run on meanwhile: as good as lost.
        if (!response.IsSuccessStatusCode && response.StatusCode != System.Net.HttpStatusCode.BadRequest)
        {
            throw new InvalidOperationException($"The webhook was answered with {response.StatusCode}.");
        }
    }

    private Task PublishAsync<TEvent>(TEvent message) where TEvent : class => shop.StoreOf("payment").WriteAsync((work, _) =>
    {
        work.Publish(message);
        return Task.CompletedTask;
    }, CancellationToken.None);

    private async Task<Answer> AsSellerAsync(string subgraph, int variant, string field, string inputType, string selection, object input)
    {
        using var seller = shop.As(subgraph, HistoryShop.SellerOf(variant));
        return await MutateAsync(seller, field, inputType, selection, input);
    }

    private static async Task<Answer> MutateAsync(GraphQLClient client, string field, string inputType, string selection, object input)
    {
        while (true)
        {
            var payload = (await AskAsync(client, $"mutation($input: {inputType}) {{ {field}(input: $input) {{ {selection} userErrors {{ code }} }} }}", new { input })).At(field);
            if (payload.UserErrorCodes() is not ["TEMPORARILY_UNAVAILABLE", ..])
            {
                return new Answer(payload, payload.UserErrorCodes() is [var code, ..] ? code : null);
            }

            await Task.Delay(5);
        }
    }

    // A call that the running clock has cut off is sent again.
    private static async Task<JsonElement> AskAsync(GraphQLClient client, string operation, object variables)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await client.SendAsync(operation, variables);
            if (reply is { Status: System.Net.HttpStatusCode.OK, Errors.Count: 0 })
            {
                return reply.Data;
            }

            if (attempt == 20)
            {
                throw new InvalidOperationException($"{(int)reply.Status} {reply.Body} for {operation}");
            }

            await Task.Delay(5 * attempt);
        }
    }

    private static string NewKey() => Guid.NewGuid().ToString("n");

    private sealed record Answer(JsonElement Payload, string? Error)
    {
        public bool IsDone => Error is null;
    }
}

/// <summary>An order of a history.</summary>
/// <param name="Lines">By variant.</param>
internal sealed record PlacedOrder(string Id, string Token, IReadOnlyDictionary<int, (string PartId, string LineId)> Lines);
