using System.Collections.Immutable;
using System.Globalization;
using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Settlement;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>What can happen to a return. Each returns null when its state does not allow it.</summary>
internal static class ReturnTransitions
{
    /// <summary>The buyer wants to send units back. The caller has checked that as many can be.</summary>
    public static PlacedOrder RequestReturn(
        this PlacedOrder placed, SellerOrder part, string id, ImmutableArray<ReturnLine> lines, string reason, DateTimeOffset now)
    {
        var requested = new Return
        {
            Id = id,
            Number = string.Create(CultureInfo.InvariantCulture, $"{part.Number}-R{part.ReturnIds.Length + 1}"),
            OrderId = placed.Order.Id,
            SellerOrderId = part.Id,
            SellerId = part.SellerId,
            BuyerId = placed.Order.BuyerId,
            Lines = lines,
            Reason = reason,
            Refundable = Money.Sum(
                lines.Select(line => part.Lines.First(known => known.Id == line.LineId))
                    .Zip(lines, (known, line) => known.ShareOf(known.Charged(), line.Quantity)),
                placed.Order.Total.Currency),
            RequestedAt = now,
        };
        return placed
            .WithPart(part.WithReturning(lines, 1) with { ReturnIds = part.ReturnIds.Add(id) })
            .With(order => order with { ReturnIds = order.ReturnIds.Add(id) })
            .Note(requested, OrderEventKind.ReturnRequested, OrderActor.Buyer, $"The buyer wants to return {Units(part, lines)}: {reason}", now);
    }

    /// <summary>The seller lets the buyer send it, or declines.</summary>
    public static PlacedOrder? DecideReturn(this PlacedOrder placed, Return asked, bool isApproved, string? note, DateTimeOffset now)
    {
        if (asked.Status != ReturnStatus.Requested)
        {
            return null;
        }

        var words = note is null ? "." : $": {note}";
        return isApproved
            ? placed.Note(
                asked with { Status = ReturnStatus.Approved, Note = note }, OrderEventKind.ReturnApproved, OrderActor.Seller,
                $"The seller agrees to return {asked.Number}{words}", now)
            : placed.WithoutReturning(asked).Note(
                asked with { Status = ReturnStatus.Rejected, Note = note }, OrderEventKind.ReturnRejected, OrderActor.Seller,
                $"The seller declined return {asked.Number}{words}", now);
    }

    /// <summary>The buyer has sent it.</summary>
    public static PlacedOrder? SendReturn(this PlacedOrder placed, Return approved, string? carrier, string? trackingNumber, DateTimeOffset now) =>
        approved.Status != ReturnStatus.Approved
            ? null
            : placed.Note(
                approved with { Status = ReturnStatus.InTransit, Carrier = carrier, TrackingNumber = trackingNumber },
                OrderEventKind.ReturnSent, OrderActor.Buyer, $"The buyer has sent return {approved.Number}.", now);

    /// <summary>The buyer keeps it after all.</summary>
    public static PlacedOrder? WithdrawReturn(this PlacedOrder placed, Return open, DateTimeOffset now) =>
        open.Status is not (ReturnStatus.Requested or ReturnStatus.Approved)
            ? null
            : placed.WithoutReturning(open).Note(
                open with { Status = ReturnStatus.Closed }, OrderEventKind.ReturnClosed, OrderActor.Buyer, $"The buyer withdrew return {open.Number}.", now);

    /// <summary>
    /// The seller has it and says what of it is accepted: its money goes back, and what can be sold again goes back on sale. Units that
    /// are not accepted, or did not come, are free for another return.
    /// </summary>
    public static PlacedOrder? ReceiveReturn(this PlacedOrder placed, Return sent, ImmutableArray<ReturnLine> accepted, string? note, DateTimeOffset now)
    {
        if (sent.Status is not (ReturnStatus.Approved or ReturnStatus.InTransit) || placed.Part(sent.SellerOrderId) is not { } part)
        {
            return null;
        }

        var received = sent with { Lines = accepted, Note = note ?? sent.Note };
        var units = accepted.Where(line => line.AcceptedQuantity > 0)
            .Select(line => (part.Lines.First(known => known.Id == line.LineId), line.AcceptedQuantity, line.IsRestocked))
            .ToList();
        if (units.Count == 0)
        {
            return placed.WithoutReturning(sent).Note(
                received with { Status = ReturnStatus.Closed, Refundable = Money.Zero(sent.Refundable.Currency) }, OrderEventKind.ReturnClosed,
                OrderActor.Seller, $"The seller accepted nothing of return {sent.Number}.", now);
        }

        var giveBack = GiveBack.Of(placed.Order, part, units, withDelivery: false, $"RETURN {sent.Number}", now) with { ReturnId = sent.Id };
        return placed
            .WithPart(part.WithReturning(sent.Lines, -1).WithReturned(accepted))
            .With(order => order.WithGiveBack(giveBack, now))
            .Note(
                received with { Status = giveBack.OwesMoney ? ReturnStatus.Received : ReturnStatus.Refunded, Refundable = giveBack.Amount },
                OrderEventKind.ReturnReceived, OrderActor.Seller, $"The seller has received return {sent.Number}. {giveBack.Amount} goes back.", now,
                [.. units.Select(unit => new ReturnedLine(unit.Item1.Id, unit.Item1.VariantId, unit.AcceptedQuantity))]);
    }

    /// <summary>Payment gives the money back.</summary>
    public static PlacedOrder RefundReturn(this PlacedOrder placed, string returnId, DateTimeOffset now) =>
        placed.Returns.FirstOrDefault(known => known.Id == returnId) is not { Status: ReturnStatus.Received } received
            ? placed
            : placed.Note(
                received with { Status = ReturnStatus.Refunded }, OrderEventKind.ReturnRefunded, OrderActor.Shop,
                $"Return {received.Number} is settled.", now);

    private static PlacedOrder Note(
        this PlacedOrder placed, Return changed, OrderEventKind kind, OrderActor actor, string message, DateTimeOffset now,
        ImmutableArray<ReturnedLine>? accepted = null) => placed
        .WithReturn(changed)
        .With(order => order.WithEvent(kind, actor, message, now, changed.SellerOrderId))
        .Announce(order => new ReturnChanged(
            order, changed.SellerOrderId, changed.Id, changed.Number, changed.Status.ToEventText(), changed.Refundable, now, accepted));

    private static PlacedOrder WithoutReturning(this PlacedOrder placed, Return ended) =>
        placed.Part(ended.SellerOrderId) is { } part ? placed.WithPart(part.WithReturning(ended.Lines, -1)) : placed;

    private static SellerOrder WithReturning(this SellerOrder part, ImmutableArray<ReturnLine> lines, int sign) => part with
    {
        Lines =
        [
            .. part.Lines.Select(line => line with
            {
                ReturningQuantity = line.ReturningQuantity + (sign * lines.Where(other => other.LineId == line.Id).Sum(other => other.Quantity)),
            }),
        ],
    };

    private static SellerOrder WithReturned(this SellerOrder part, ImmutableArray<ReturnLine> accepted) => part with
    {
        Lines =
        [
            .. part.Lines.Select(line => line with
            {
                ReturnedQuantity = line.ReturnedQuantity + accepted.Where(other => other.LineId == line.Id).Sum(other => other.AcceptedQuantity),
            }),
        ],
    };

    private static string Units(SellerOrder part, ImmutableArray<ReturnLine> lines) =>
        string.Join(", ", lines.Select(line => $"{line.Quantity} × {part.Lines.First(known => known.Id == line.LineId).Title}"));

    private static string ToEventText(this ReturnStatus status) => status switch
    {
        ReturnStatus.Requested => "REQUESTED",
        ReturnStatus.Approved => "APPROVED",
        ReturnStatus.Rejected => "REJECTED",
        ReturnStatus.InTransit => "IN_TRANSIT",
        ReturnStatus.Received => "RECEIVED",
        ReturnStatus.Refunded => "REFUNDED",
        _ => "CLOSED",
    };
}
