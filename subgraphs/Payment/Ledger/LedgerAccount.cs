namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>What an account of the ledger stands for. Amounts are credits: what the shop owes or has earned is positive, what it is owed is negative.</summary>
internal enum LedgerAccount
{
    /// <summary>What the payment provider holds for the shop.</summary>
    ProviderClearing,

    /// <summary>What the shop owes a seller, but does not pay out yet.</summary>
    SellerPending,

    /// <summary>What the shop owes a seller and may be paid out.</summary>
    SellerAvailable,

    /// <summary>What of a seller's earnings is held back while a buyer disputes a sale with the bank, or set aside because a payout of it is on its way.</summary>
    SellerReserved,

    /// <summary>What banks have taken back for disputes that are not decided yet: the shop may get it again.</summary>
    Disputes,

    /// <summary>What the shop has lost by disputes for more than was left of a sale.</summary>
    DisputeLosses,

    /// <summary>What payment providers have kept for their work.</summary>
    ProviderFees,

    /// <summary>What has arrived at sellers' banks.</summary>
    PayoutClearing,

    /// <summary>What the shop has earned in fees.</summary>
    CommissionRevenue,

    /// <summary>What the shop has spent on promotions that it pays for.</summary>
    Promotions,
}

/// <summary>What an entry of the ledger records.</summary>
internal enum LedgerEntryKind
{
    /// <summary>A buyer paid.</summary>
    Sale,

    /// <summary>The shop's fee on a sale.</summary>
    Commission,

    /// <summary>Money went back to a buyer.</summary>
    Refund,

    /// <summary>The shop gave up its fee on a refund.</summary>
    CommissionRefund,

    /// <summary>A seller's earnings became available.</summary>
    Release,

    /// <summary>The shop paid for a discount on a sale.</summary>
    Subsidy,

    /// <summary>The shop took back what it had paid for a discount.</summary>
    SubsidyRefund,

    /// <summary>A bank took a sale's money back for a buyer who disputes it, or returned it.</summary>
    Dispute,

    /// <summary>A seller's earnings of a disputed sale are held back, or are not any more.</summary>
    DisputeHold,

    /// <summary>The payment provider kept something for its work, or gave it back.</summary>
    ProviderFee,

    /// <summary>Earnings were paid out.</summary>
    Payout,

    /// <summary>A payout did not arrive, or came back: it is owed again.</summary>
    PayoutReturn,

    /// <summary>What a payout left is carried over to the next one.</summary>
    CarriedOver,
}

/// <summary>What brought an entry about.</summary>
internal enum LedgerSource
{
    /// <summary>The capture of a payment.</summary>
    Payment,

    /// <summary>A refund.</summary>
    Refund,

    /// <summary>A refund that came back after it had succeeded: its lines with the other sign.</summary>
    RefundReturn,

    /// <summary>A movement in a provider's books, of which the provider has kept something.</summary>
    ProviderFee,

    /// <summary>A dispute, each time that it changes.</summary>
    Dispute,

    /// <summary>The end of the time for which earnings are held back.</summary>
    Release,

    /// <summary>A payout that set earnings aside.</summary>
    Payout,

    /// <summary>The arrival of a payout.</summary>
    PayoutArrival,

    /// <summary>A payout that did not arrive, or came back.</summary>
    PayoutReturn,
}
