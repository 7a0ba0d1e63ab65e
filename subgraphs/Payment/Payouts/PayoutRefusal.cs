using Octomart.PaymentSubgraph.Payments;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>Why a seller is not paid now.</summary>
internal enum PayoutRefusal
{
    /// <summary>Nothing is available, or less than was asked for.</summary>
    NotAvailable,

    /// <summary>Less than what is worth a payout.</summary>
    BelowMinimum,

    /// <summary>There is no account to pay to, or its provider still wants to know something.</summary>
    NoAccount,

    /// <summary>The last payout to the account failed.</summary>
    AccountBlocked,

    /// <summary>The seller is suspended: its money is held.</summary>
    Held,
}

/// <summary>Refusals as people read them.</summary>
internal static class PayoutRefusals
{
    public static PaymentError ToError(this PayoutRefusal refusal) => new(PaymentErrorCode.PayoutNotAllowed, refusal switch
    {
        PayoutRefusal.NotAvailable => "There is not as much to pay out.",
        PayoutRefusal.BelowMinimum => "This is less than the shop pays out at once.",
        PayoutRefusal.NoAccount => "Name the account to pay to first.",
        PayoutRefusal.AccountBlocked => "The last payout to this account failed: name another one first.",
        _ => "Payouts are held while the seller is suspended.",
    });
}
