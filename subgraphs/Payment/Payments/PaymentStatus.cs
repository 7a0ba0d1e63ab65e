namespace Octomart.PaymentSubgraph.Payments;

/// <summary>How far the payment of an order is.</summary>
internal enum PaymentStatus
{
    /// <summary>Opened by the order; nobody has tried to pay yet.</summary>
    Pending,

    /// <summary>The buyer has to do something, such as confirm with their bank: see nextAction.</summary>
    RequiresAction,

    /// <summary>The provider works on it, or has not been heard of; the outcome follows.</summary>
    Processing,

    /// <summary>The amount is held on the buyer's account and about to be captured.</summary>
    Authorized,

    /// <summary>The buyer's money is in.</summary>
    Captured,

    /// <summary>A part of the money went back to the buyer.</summary>
    PartiallyRefunded,

    /// <summary>All of the money went back to the buyer.</summary>
    Refunded,

    /// <summary>The last attempt failed; the buyer may try again until the order expires.</summary>
    Failed,

    /// <summary>Given up before any money moved: the order expired or was cancelled.</summary>
    Cancelled,
}
