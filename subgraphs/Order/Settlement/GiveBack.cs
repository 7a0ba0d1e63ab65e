using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;

namespace Octomart.OrderSubgraph.Settlement;

/// <summary>
/// Units of one seller's part that the buyer does not get or keep. Their stock and their money go back, each once under this id: what is
/// owed is struck off only when the other service has answered, so a crash in between loses nothing. It stays with the order afterwards:
/// the record of what was given back, and why.
/// </summary>
/// <param name="Amount">What goes back to the buyer: the lines' amounts and the delivery.</param>
/// <param name="Delivery">What of the amount is for delivery.</param>
/// <param name="Tax">Contained in the amount, of lines and delivery.</param>
/// <param name="Commission">The shop's fee on these units.</param>
/// <param name="Subsidy">What the shop had added for these units.</param>
/// <param name="Reason">For the refund, in words.</param>
internal sealed record GiveBack(
    string Id, string SellerOrderId, ImmutableArray<GiveBackLine> Lines, Money Amount, Money Delivery, Money Tax, Money Commission,
    Money Subsidy, string Reason, DateTimeOffset At)
{
    /// <summary>The return that it ends; null for a cancellation.</summary>
    public string? ReturnId { get; init; }

    /// <summary>Whether Product has not answered yet.</summary>
    public bool OwesStock { get; init; }

    /// <summary>Whether Payment has not answered yet.</summary>
    public bool OwesMoney { get; init; }

    /// <summary>What Payment gave back; less than the amount when somebody had refunded some of it by hand.</summary>
    public Money? Refunded { get; init; }

    /// <summary>Why Payment refused: for people to look into.</summary>
    public string? RefundRefusal { get; init; }

    /// <summary>
    /// The next give-back of an order: these units, of which none is counted in the part yet, with the delivery when nothing of it was used.
    /// </summary>
    public static GiveBack Of(
        Order order, SellerOrder part, IReadOnlyList<(OrderLine Line, int Quantity, bool IsRestocked)> units, bool withDelivery, string reason,
        DateTimeOffset at)
    {
        var currency = order.Total.Currency;
        ImmutableArray<GiveBackLine> lines = [.. units.Select(unit => GiveBackLine.Of(unit.Line, unit.Quantity, unit.IsRestocked))];
        var delivery = withDelivery ? part.DeliveryCharge() : Money.Zero(currency);
        var giveBack = new GiveBack(
            $"gbk_{order.Id["ord_".Length..]}_{order.GiveBacks.Length + 1}",
            part.Id,
            lines,
            Money.Sum(lines.Select(line => line.Amount), currency) + delivery,
            delivery,
            Shares(line => line.Tax) + (withDelivery ? part.DeliveryTax : Money.Zero(currency)),
            Shares(line => line.Commission),
            Shares(line => line.Subsidy) + (withDelivery ? part.Delivery.Subsidy : Money.Zero(currency)),
            reason,
            at);
        return giveBack with
        {
            OwesStock = lines.Any(line => line.IsRestocked),
            OwesMoney = giveBack is not { Amount.MinorUnits: 0, Commission.MinorUnits: 0, Subsidy.MinorUnits: 0 },
        };

        Money Shares(Func<OrderLine, Money> amount) => Money.Sum(units.Select(unit => unit.Line.ShareOf(amount(unit.Line), unit.Quantity)), currency);
    }

    /// <summary>Whether anything is owed.</summary>
    public bool IsOpen => OwesStock || OwesMoney;

    /// <summary>Payment has answered. A refund that failed meanwhile stays so, when the answer comes again after a crash.</summary>
    public GiveBack Answered(Money? refunded, string? refusal) =>
        this with { OwesMoney = false, Refunded = RefundRefusal is null ? refunded : Refunded, RefundRefusal = refusal ?? RefundRefusal };

    /// <summary>What Payment gave back did not arrive.</summary>
    public GiveBack Fail(string refusal) => this with { Refunded = Money.Zero(Amount.Currency), RefundRefusal = refusal };

    /// <summary>Nothing is owed any more: the order as a whole gives everything back.</summary>
    public GiveBack Superseded() => this with { OwesStock = false, OwesMoney = false };
}

/// <summary>Units of a line that go back.</summary>
/// <param name="Amount">What the buyer had paid for them.</param>
/// <param name="IsRestocked">Whether they can be sold again.</param>
internal sealed record GiveBackLine(string LineId, string VariantId, int Quantity, Money Amount, bool IsRestocked)
{
    /// <summary>Units of a line of which some may have gone back already.</summary>
    public static GiveBackLine Of(OrderLine line, int quantity, bool isRestocked) =>
        new(line.Id, line.VariantId, quantity, line.ShareOf(line.Charged(), quantity), isRestocked);
}
