using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests;

// Product, as Order knows it.
internal sealed partial class FakeShop
{
    private object StockReserve(JsonElement variables)
    {
        var input = variables.At("input");
        var orderId = input.Text("orderId");
        if (Reservations.TryGetValue(orderId, out var known))
        {
            return known.State == "RELEASED" ? Refusal("RESERVATION_RELEASED") : Success();
        }

        var lines = input.At("lines").EnumerateArray().Select(line => (line.Text("variantId"), line.At("quantity").GetInt32())).ToList();
        var shortages = lines.Where(line => Stock.GetValueOrDefault(line.Item1) < line.Item2).Select(line => new { variantId = line.Item1 }).ToList();
        if (shortages.Count > 0)
        {
            return new { shortages, userErrors = new[] { new { code = "INSUFFICIENT_STOCK", message = "" } } };
        }

        lines.ForEach(line => Stock[line.Item1] -= line.Item2);
        Reservations[orderId] = ("RESERVED", lines);
        return Success();
    }

    private object StockCommit(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (!Reservations.TryGetValue(orderId, out var known) || known.State == "RELEASED")
        {
            return Refusal("RESERVATION_EXPIRED");
        }

        Reservations[orderId] = known with { State = "COMMITTED" };
        return Success();
    }

    private object StockRelease(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (Reservations.TryGetValue(orderId, out var known) && known.State != "RELEASED")
        {
            foreach (var (variantId, quantity) in known.Lines)
            {
                Stock[variantId] += quantity;
            }
        }

        Reservations[orderId] = ("RELEASED", known.Lines ?? []);
        return Success();
    }

    private object StockRestock(JsonElement variables)
    {
        var (orderId, restockId) = (variables.Text("input.orderId"), variables.Text("input.restockId"));
        if (Restocks.ContainsKey(restockId))
        {
            return Success();
        }

        if (!Reservations.TryGetValue(orderId, out var known) || known.State != "COMMITTED")
        {
            return Refusal("RESERVATION_RELEASED");
        }

        var lines = variables.At("input.lines").EnumerateArray().Select(line => (VariantId: line.Text("variantId"), Quantity: line.At("quantity").GetInt32())).ToList();
        var held = known.Lines.GroupBy(line => line.VariantId).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
        if (lines.Any(line => held.GetValueOrDefault(line.VariantId) < line.Quantity))
        {
            return Refusal("INVALID");
        }

        lines.ForEach(line => { held[line.VariantId] -= line.Quantity; Stock[line.VariantId] += line.Quantity; });
        Reservations[orderId] = known with { Lines = [.. held.Select(line => (line.Key, line.Value))] };
        Restocks[restockId] = lines;
        return Success();
    }

    private object StockOfOrders(JsonElement variables) => Reservations.Where(reservation => IsAskedFor(variables, reservation.Key))
        .Select(reservation => new { orderId = reservation.Key, status = reservation.Value.State });
}
