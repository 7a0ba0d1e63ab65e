using System.Collections.Immutable;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Placements;

/// <summary>
/// The saga that turns a cart into an order. Its id follows from the buyer and the idempotency key, so the same request finds the
/// same placement. It holds the whole order as it will be; every step is idempotent by the order's id, so after a crash all steps
/// simply run again. Only decisions are written: started, unwinding, ended.
/// </summary>
internal sealed record Placement : Document
{
    /// <summary>Hash of the input.</summary>
    public required string Fingerprint { get; init; }

    public required PlacementState State { get; init; }

    public required string CartId { get; init; }

    public required int CartVersion { get; init; }

    /// <summary>The order that it makes; another one for each attempt, because what was unwound under an id stays unwound.</summary>
    public required string OrderId { get; init; }

    /// <summary>The order as it will be; null once the placement has ended.</summary>
    public PlacementDraft? Draft { get; init; }

    /// <summary>Why it was refused.</summary>
    public ImmutableArray<PlacementRefusal> Refusals { get; init; } = [];

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>While it has not ended: when the reconciler looks after it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public int Failures { get; init; }

    /// <summary>When an ended placement may be forgotten, and its key with it.</summary>
    public DateTimeOffset? ForgetAt { get; init; }

    public static string IdOf(string buyerKey, string idempotencyKey) => OpaqueId.From("plc", buyerKey, idempotencyKey);

    public bool HasEnded() => State is PlacementState.Placed or PlacementState.Refused or PlacementState.Failed;
}

/// <summary>Where a placement stands.</summary>
internal enum PlacementState
{
    /// <summary>Its steps are being taken.</summary>
    Running,

    /// <summary>It will come to nothing; its steps are being taken back.</summary>
    Unwinding,

    /// <summary>The order stands.</summary>
    Placed,

    /// <summary>It came to nothing for a reason that the buyer can read. The same key gives the same answer.</summary>
    Refused,

    /// <summary>It came to nothing because a service did not answer. The same key tries again.</summary>
    Failed,
}

/// <summary>An order that is being placed.</summary>
internal sealed record PlacementDraft(Order Order, ImmutableArray<SellerOrder> SellerOrders);

/// <summary>Why a placement was refused.</summary>
internal sealed record PlacementRefusal(OrderErrorCode Code, string Message, ImmutableArray<string> LineIds);
