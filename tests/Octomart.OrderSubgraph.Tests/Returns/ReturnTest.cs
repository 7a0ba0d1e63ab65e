using System.Text.Json;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests.Returns;

/// <summary>A shop whose orders have arrived, and what buyers and sellers do with returns.</summary>
public abstract class ReturnTest : IAsyncLifetime
{
    private const string Fields =
        "return { id number status reason note carrier trackingNumber refundable { minorUnits } sellerOrder { id } lines { quantity acceptedQuantity condition isRestocked line { id returningQuantity returnedQuantity } } } userErrors { code field lineIds }";

    private protected Shop Shop { get; set; } = null!;

    public async Task InitializeAsync() => Shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    private protected Task<JsonElement> RequestAsync(JsonElement part, int quantity, string key = "q", TestUser? by = null) => SendAsync(
        by ?? Shop.Sam, "returnRequest", "ReturnRequestInput",
        new { idempotencyKey = key, sellerOrderId = part.Text("id"), reason = "Too small", lines = new[] { new { lineId = part.Text("lines.0.id"), quantity } } });

    private protected Task<JsonElement> DecideAsync(string id, bool approve, string? note = null, string? key = null, TestUser? by = null) =>
        SendAsync(by ?? Shop.Birch, "returnDecide", "ReturnDecideInput", new { idempotencyKey = key ?? Guid.NewGuid().ToString(), id, approve, note });

    private protected Task<JsonElement> ReceiveAsync(string id, JsonElement part, int quantity, bool restock = true, string? note = null, string? key = null) => SendAsync(
        Shop.Birch, "returnReceive", "ReturnReceiveInput",
        new { idempotencyKey = key ?? Guid.NewGuid().ToString(), id, note, lines = new[] { new { lineId = part.Text("lines.0.id"), quantity, condition = "USED", restock } } });

    private protected Task<JsonElement> SendAsync(TestUser who, string mutation, string inputType, object input) => MutateAsync(Shop.Orders.As(who), mutation, inputType, input);

    internal static async Task<JsonElement> MutateAsync(GraphQLClient client, string mutation, string inputType, object input) =>
        (await client.DataAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ {Fields} }} }}", new { input })).At(mutation);

    private protected async Task<IReadOnlyList<string>?> QueueAsync(TestUser who, string? status = null)
    {
        var seller = (await Shop.Orders.As(who).DataAsync(
            "query($r: [_Any!]!, $where: ReturnWhere) { _entities(representations: $r) { ... on Seller { returns(where: $where) { totalCount nodes { id } } } } }",
            new { r = new[] { new { __typename = "Seller", id = "sel_birch" } }, where = status is null ? null : new { status = new[] { status } } })).At("_entities.0");
        return seller.At("returns").ValueKind == JsonValueKind.Null ? null : [.. seller.At("returns.nodes").EnumerateArray().Select(node => node.Text("id"))];
    }

    private protected async Task<Return> FindAsync(string id) => (await Shop.Orders.Store.Set<Return>().FindAsync(id, default))!;

    private protected async Task<SellerOrder> PartAsync(JsonElement part) => (await Shop.Orders.Store.Set<SellerOrder>().FindAsync(part.Text("id"), default))!;

    private protected Task BecomesAsync(string id, ReturnStatus status) => Eventually.HoldsAsync(async () => (await FindAsync(id)).Status == status, $"the return becomes {status}");
}
