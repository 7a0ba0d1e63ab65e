namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>How far a dispute is.</summary>
internal enum DisputeStatus
{
    /// <summary>The bank asks, and has taken nothing yet.</summary>
    Inquiry,

    /// <summary>The bank has taken the money back; the shop may answer until respondBy.</summary>
    NeedsResponse,

    /// <summary>The bank decides.</summary>
    UnderReview,

    /// <summary>The shop keeps the money.</summary>
    Won,

    /// <summary>The buyer keeps the money: the sellers have given it, and the shop its fee on it.</summary>
    Lost,

    /// <summary>An inquiry that came to nothing.</summary>
    Closed,
}
