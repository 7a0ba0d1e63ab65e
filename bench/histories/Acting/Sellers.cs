using System.Text.Json;
using Octomart.Testing;

namespace Octomart.Histories.Bench.Acting;

/// <summary>Sellers who ship, cancel, take returns in and count their stock.</summary>
internal sealed class Sellers(HistoryShop shop, Goods goods, Remembered remembered)
{
    public Task<bool> CancelAsync(CancelUnits cancel) => WithPartAsync(cancel.Order, cancel.Variant, (part, line) => AsSellerAsync(
        "order", cancel.Variant, "sellerOrderCancel", "SellerOrderCancelInput!", "sellerOrder { status }", new
        {
            idempotencyKey = GoodClient.NewKey(),
            id = part.Text("id"),
            version = part.At("version").GetInt32(),
            reason = "broken",
            lines = new[] { new { lineId = line, quantity = cancel.Units } },
        }));

    public Task<bool> ShipAsync(Ship ship) => WithPartAsync(ship.Order, ship.Variant, async (part, line) =>
    {
        var version = part.At("version").GetInt32();
        if (part.Text("status") == "NEW")
        {
            var accepted = await AsSellerAsync("order", ship.Variant, "sellerOrderAccept", "SellerOrderAcceptInput!", "sellerOrder { version }", new { idempotencyKey = GoodClient.NewKey(), id = part.Text("id"), version });
            if (!accepted.IsDone)
            {
                return accepted;
            }

            version = accepted.Payload.At("sellerOrder.version").GetInt32();
        }

        return await AsSellerAsync("order", ship.Variant, "sellerOrderShip", "SellerOrderShipInput!", "sellerOrder { status }", new
        {
            idempotencyKey = GoodClient.NewKey(),
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
        if (!remembered.Orders[name].Lines.TryGetValue(variant, out var line))
        {
            return false;
        }

        while (true)
        {
            using var seller = shop.As("order", HistoryShop.SellerOf(variant));
            var part = (await GoodClient.AskAsync(seller, "query($r: [_Any!]!) { _entities(representations: $r) { ... on SellerOrder { id version status } } }", new { r = new[] { new { __typename = "SellerOrder", id = line.PartId } } })).At("_entities.0");
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

    public async Task<bool> TakeReturnAsync(TakeReturn take)
    {
        var (id, lineId, units, variant) = remembered.Returns[take.Return];
        var approved = await AsSellerAsync("order", variant, "returnDecide", "ReturnDecideInput!", "return { id }", new { idempotencyKey = GoodClient.NewKey(), id, approve = true });
        return approved.IsDone && (await AsSellerAsync("order", variant, "returnReceive", "ReturnReceiveInput!", "return { id }", new
        {
            idempotencyKey = GoodClient.NewKey(),
            id,
            note = "some are worn",
            lines = new[] { new { lineId, quantity = Math.Min(take.Accepted, units), condition = "AS_NEW", restock = take.Restocks } },
        })).IsDone;
    }

    public async Task<bool> ChangeStockAsync(ChangeStock change) => (await AsSellerAsync("product", change.Variant, "inventoryAdjust", "InventoryAdjustInput!", "levels { onHand }", new
    {
        idempotencyKey = GoodClient.NewKey(),
        changes = new[] { new { variantId = goods.Variants[change.Variant], delta = change.Delta } },
    })).IsDone;

    private async Task<Answer> AsSellerAsync(string subgraph, int variant, string field, string inputType, string selection, object input)
    {
        using var seller = shop.As(subgraph, HistoryShop.SellerOf(variant));
        return await GoodClient.MutateAsync(seller, field, inputType, selection, input);
    }
}
