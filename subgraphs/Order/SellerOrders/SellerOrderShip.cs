using System.Collections.Immutable;
using System.Globalization;
using Octomart.OrderSubgraph.Fulfilments;
using Octomart.OrderSubgraph.Orders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.SellerOrders;

/// <summary>How many units of a line.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Quantity">How many units.</param>
internal sealed record LineQuantityInput(string LineId, int Quantity);

/// <summary>What was handed to which carrier.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="SellerOrderId">The seller's part.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="Carrier">Who carries the parcel.</param>
/// <param name="TrackingNumber">The carrier's number for it.</param>
/// <param name="Lines">What is in the parcel; all that is left when left out.</param>
/// <param name="TrackingUrl">Where the buyer can follow it; an https address.</param>
internal sealed record SellerOrderShipInput(
    string IdempotencyKey, string SellerOrderId, int Version, string Carrier, string TrackingNumber,
    IReadOnlyList<LineQuantityInput>? Lines = null, string? TrackingUrl = null);

[MutationRoot]
internal sealed class SellerOrderShip(SellerOrderWriter parts, TimeProvider clock)
{
    private const int MaxLength = 100;

    /// <summary>Hands a parcel with all that is left, or with the given lines, to a carrier. The buyer is told and can follow it.</summary>
    /// <param name="input">What was handed to which carrier.</param>
    [RequiresScopes("orders:write")]
    public async Task<SellerOrderPayload?> SellerOrderShipAsync(
        SellerOrderShipInput input, Caller caller, CancellationToken cancellationToken)
    {
        OrderError?[] errors =
        [
            CheckText(input.Carrier, "carrier"),
            CheckText(input.TrackingNumber, "trackingNumber"),
            input.TrackingUrl is null || IsHttps(input.TrackingUrl) ? null : OrderError.Invalid("This is no https address.", "trackingUrl"),
        ];
        return errors.OfType<OrderError>().ToList() is { Count: > 0 } found
            ? SellerOrderPayload.Refused(found)
            : await parts.ChangeAsync(
                new SellerOrderTarget(
                    caller, input.SellerOrderId, "sellerOrderId", input.Version, nameof(SellerOrderShip), input.IdempotencyKey, input),
                (placed, part) => Ship(placed, part, input),
                cancellationToken);
    }

    private SellerOrderChange Ship(PlacedOrder placed, SellerOrder part, SellerOrderShipInput input)
    {
        var lines = input.Lines is { Count: > 0 } given
            ? given.Select(line => new FulfilmentLine(line.LineId, line.Quantity)).ToImmutableArray()
            : [.. part.Lines.Where(line => line.Remaining() > 0).Select(line => new FulfilmentLine(line.Id, line.Remaining()))];
        return CheckLines(part, lines) is { } error
            ? SellerOrderChange.Refused(error)
            : SellerOrderChange.Of(
                placed.Ship(part, lines, input.Carrier.Trim(), input.TrackingNumber.Trim(), input.TrackingUrl, clock.GetUtcNow()),
                "Only an accepted order can be shipped.");
    }

    private static OrderError? CheckLines(SellerOrder part, ImmutableArray<FulfilmentLine> lines)
    {
        foreach (var (index, line) in lines.Index())
        {
            string[] path = ["input", "lines", index.ToString(CultureInfo.InvariantCulture)];
            if (part.Lines.FirstOrDefault(known => known.Id == line.LineId) is not { } known
                || lines.Count(other => other.LineId == line.LineId) > 1)
            {
                return new OrderError(OrderErrorCode.NotFound, "Name each line of this order once.", [.. path, "lineId"]);
            }

            if (line.Quantity < 1 || line.Quantity > known.Remaining())
            {
                return new OrderError(
                    OrderErrorCode.QuantityExceeded, $"There are {known.Remaining()} left to ship.", [.. path, "quantity"], [line.LineId]);
            }
        }

        return null;
    }

    private static OrderError? CheckText(string text, string field) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Any(char.IsControl)
            ? OrderError.Invalid($"Give 1 to {MaxLength} characters.", field)
            : null;

    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
}
