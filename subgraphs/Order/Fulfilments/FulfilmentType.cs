using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.OrderSubgraph.Documents;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Fulfilments;

/// <summary>A parcel that a seller has handed to a carrier.</summary>
[Key("id")]
internal sealed class FulfilmentType(SellerOrder part, Fulfilment parcel) : INode
{
    /// <summary>Opaque.</summary>
    public string Id => parcel.Id;

    /// <summary>Where it is.</summary>
    public FulfilmentStatus Status => parcel.Status;

    /// <summary>What is in it.</summary>
    public IReadOnlyList<FulfilmentLineType> Lines =>
    [
        .. parcel.Lines.Select(content =>
            new FulfilmentLineType(new OrderLineType(part.Lines.First(line => line.Id == content.LineId)), content.Quantity)),
    ];

    /// <summary>Who carries it.</summary>
    public string Carrier => parcel.Carrier;

    /// <summary>The carrier's number for it.</summary>
    public string TrackingNumber => parcel.TrackingNumber;

    /// <summary>Where it can be followed; null when the seller gave no address.</summary>
    public string? TrackingUrl => parcel.TrackingUrl;

    /// <summary>When it was handed over.</summary>
    public DateTimeOffset ShippedAt => parcel.ShippedAt;

    /// <summary>Where it has been, the oldest first.</summary>
    public IReadOnlyList<TrackingEventType> Events => [.. parcel.Events.Select(item => new TrackingEventType(item))];

    /// <summary>Where the list of what is in it can be printed; null for everybody but the seller.</summary>
    public string? PackingSlipUrl(DocumentLinks links, Caller caller) => part.IsSellers(caller) ? links.For(parcel.Id) : null;

    /// <summary>A parcel for the gateway; its id tells the part that it belongs to.</summary>
    [FederationResolver]
    public static IDataLoaderResult<FulfilmentType?> Resolve(string id, DocumentLoader<SellerOrder> parts, Caller caller) =>
        parts.Load(SellerOrder.IdOf(id)).Then(part =>
            part.MayRead(caller) && part.Fulfilments.FirstOrDefault(parcel => parcel.Id == id) is { } parcel
                ? new FulfilmentType(part, parcel)
                : null);
}

/// <summary>What of a line is in a parcel.</summary>
/// <param name="Line">The line.</param>
/// <param name="Quantity">How many units of it.</param>
internal sealed record FulfilmentLineType(OrderLineType Line, int Quantity);

/// <summary>Where a parcel was at some time.</summary>
internal sealed class TrackingEventType(TrackingEvent item)
{
    /// <summary>When.</summary>
    public DateTimeOffset At => item.At;

    /// <summary>In which state, for programs.</summary>
    public FulfilmentStatus Status => item.Status;

    /// <summary>Where; null when the carrier does not say.</summary>
    public string? Location => item.Location;

    /// <summary>For people.</summary>
    public string? Message => item.Message;
}
