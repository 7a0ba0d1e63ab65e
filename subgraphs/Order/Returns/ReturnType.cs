using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Returns;

/// <summary>Units that a buyer sends back to a seller.</summary>
[Key("id")]
internal sealed class ReturnType(Return item) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => item.Id;

    /// <summary>For people: the part's number and the return's.</summary>
    public string Number => item.Number;

    /// <summary>Where it stands.</summary>
    public ReturnStatus Status => item.Status;

    /// <summary>What is sent back.</summary>
    public IDataLoaderResult<IReadOnlyList<ReturnLineType>?> Lines(DocumentLoader<SellerOrder> parts) =>
        parts.Load(item.SellerOrderId).Then(part => (IReadOnlyList<ReturnLineType>)
        [
            .. item.Lines.Select(line => new ReturnLineType(line, part.Lines.First(known => known.Id == line.LineId))),
        ]);

    /// <summary>The seller's part that it belongs to.</summary>
    public IDataLoaderResult<SellerOrderType?> SellerOrder(DocumentLoader<SellerOrder> parts) =>
        parts.Load(item.SellerOrderId).Then(part => new SellerOrderType(part));

    /// <summary>Why, in the buyer's words.</summary>
    public string Reason => item.Reason;

    /// <summary>What the seller has to say to it.</summary>
    public string? Note => item.Note;

    /// <summary>Who carries it back; null when the buyer did not say.</summary>
    public string? Carrier => item.Carrier;

    /// <summary>The carrier's number for it; null when the buyer did not say.</summary>
    public string? TrackingNumber => item.TrackingNumber;

    /// <summary>What goes back to the buyer; until the return is received, what would if all of it is accepted.</summary>
    public Money Refundable => item.Refundable;

    /// <summary>When the buyer asked for it.</summary>
    public DateTimeOffset RequestedAt => item.RequestedAt;

    /// <summary>A return for the gateway: its buyer's and its seller's.</summary>
    [FederationResolver]
    public static IDataLoaderResult<ReturnType?> Resolve(string id, DocumentLoader<Return> returns, Caller caller) =>
        returns.Load(id).Then(found => found.MayRead(caller) ? new ReturnType(found) : null);
}

/// <summary>Units of a line in a return.</summary>
internal sealed class ReturnLineType(ReturnLine item, OrderLine line)
{
    /// <summary>The order's line.</summary>
    public OrderLineType Line => new(line);

    /// <summary>How many units the buyer sends back.</summary>
    public int Quantity => item.Quantity;

    /// <summary>How many of them the seller has accepted.</summary>
    public int AcceptedQuantity => item.AcceptedQuantity;

    /// <summary>How they came back; null until they have.</summary>
    public ItemCondition? Condition => item.Condition;

    /// <summary>Whether what was accepted is sold again.</summary>
    public bool IsRestocked => item.IsRestocked;
}

/// <summary>Whose return it is.</summary>
internal static class ReturnAccess
{
    public static bool MayRead(this Return item, Caller caller) =>
        caller.IsService || caller.IsStaff() || caller.Is(item.BuyerId) || caller.ActsFor(item.SellerId);
}
