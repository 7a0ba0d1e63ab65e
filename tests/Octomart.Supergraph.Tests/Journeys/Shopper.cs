using System.Text.Json;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

/// <summary>Somebody who buys: a guest, or signed in. Remembers the cart and the tokens that are told once.</summary>
public sealed class Shopper(GraphQLClient graph, bool isGuest = true)
{
    public static readonly object Address = new { name = "Sam Shopper", line1 = "1 Harbour Street", city = "Helsinki", postalCode = "00100", countryCode = "FI" };

    public GraphQLClient Graph { get; } = graph;

    public string? CartId { get; private set; }

    public string? CartToken { get; private set; }

    public string OrderId { get; private set; } = "";

    public string? OrderToken { get; private set; }

    public async Task<JsonElement> AddAsync(params IReadOnlyList<(string VariantId, int Quantity)> lines)
    {
        var payload = (await Graph.DataAsync(
            """
            mutation($input: CartLinesAddInput!) {
              cartLinesAdd(input: $input) { cart { id version total { minorUnits currency } groups { seller { id name } lines { id quantity } } } guestTokenOnce userErrors { code message } }
            }
            """,
            new { input = new { idempotencyKey = Key(), cartId = CartId, guestToken = CartToken, lines = lines.Select(line => new { line.VariantId, line.Quantity }) } })).At("cartLinesAdd");
        if (payload.UserErrorCodes().Count == 0)
        {
            CartId = payload.Text("cart.id");
            CartToken ??= payload.At("guestTokenOnce").GetString();
        }

        return payload;
    }

    public async Task<JsonElement> CartAsync() => (await Graph.DataAsync(
        """
        query($id: ID!, $token: String) {
          cart(id: $id, guestToken: $token) {
            id version currency total { minorUnits currency } problems { __typename message blocking }
            groups { seller { id name } lines { id quantity unitPrice { minorUnits } variant { sku product { title } } } }
          }
        }
        """,
        new { id = CartId, token = CartToken })).At("cart");

    /// <summary>Places an order with the first delivery option of each seller.</summary>
    public async Task<JsonElement> PlaceAsync(string? idempotencyKey = null, long? expectedTotal = null)
    {
        var cart = await CartAsync();
        var delivery = (await Graph.DataAsync(
            "query($id: ID!, $token: String, $address: AddressInput!) { deliveryOptions(cartId: $id, guestToken: $token, address: $address) { seller { id } options { code price { minorUnits } } } }",
            new { id = CartId, token = CartToken, address = Address })).At("deliveryOptions").EnumerateArray().ToList();
        var total = cart.At("total.minorUnits").GetInt64() + delivery.Sum(group => group.At("options.0.price.minorUnits").GetInt64());
        var payload = (await Graph.DataAsync(
            """
            mutation($input: OrderPlaceInput!) {
              orderPlace(input: $input) {
                order { id number status total { minorUnits currency } sellerOrders { id number status seller { name } } }
                guestTokenOnce userErrors { code message field }
              }
            }
            """,
            new
            {
                input = new
                {
                    idempotencyKey = idempotencyKey ?? Key(),
                    cartId = CartId,
                    guestToken = CartToken,
                    cartVersion = cart.At("version").GetInt32(),
                    expectedTotal = new { minorUnits = expectedTotal ?? total, currency = cart.Text("currency") },
                    shippingAddress = Address,
                    email = isGuest ? "guest@example.org" : null,
                    deliveryBySeller = delivery.Select(group => new { sellerId = group.Text("seller.id"), code = group.Text("options.0.code") }),
                },
            })).At("orderPlace");
        if (payload.UserErrorCodes().Count == 0)
        {
            OrderId = payload.Text("order.id");
            OrderToken ??= payload.At("guestTokenOnce").GetString();
        }

        return payload;
    }

    public async Task<JsonElement> PayAsync(string method, string? idempotencyKey = null) => (await Graph.DataAsync(
        "mutation($input: PaymentStartInput!) { paymentStart(input: $input) { payment { id status declineCode nextAction { kind redirectUrl } } userErrors { code } } }",
        new { input = new { idempotencyKey = idempotencyKey ?? Key(), orderId = OrderId, guestToken = OrderToken, provider = "SIMULATED", paymentMethod = method } })).At("paymentStart");

    public async Task<JsonElement> ChallengeAsync(string paymentId, bool approve) => (await Graph.DataAsync(
        "mutation($input: SimulatedChallengeCompleteInput!) { simulatedChallengeComplete(input: $input) { payment { status declineCode } userErrors { code } } }",
        new { input = new { paymentId, guestToken = OrderToken, approve } })).At("simulatedChallengeComplete");

    public async Task<JsonElement> OrderAsync() => (await Graph.DataAsync(
        """
        query($id: ID!, $token: String) {
          order(id: $id, guestToken: $token) { id number status total { minorUnits currency } sellerOrders { id status version seller { id name } } timeline { nodes { type message } } }
        }
        """,
        new { id = OrderId, token = OrderToken })).At("order");

    public Task OrderBecomesAsync(string status) =>
        Eventually.HoldsAsync(async () => (await OrderAsync()).Text("status") == status, $"order {OrderId} becomes {status}");

    public static string Key() => Guid.NewGuid().ToString("n");
}
