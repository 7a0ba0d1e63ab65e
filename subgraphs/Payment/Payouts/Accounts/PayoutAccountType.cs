using Octomart.PaymentSubgraph.Providers;

namespace Octomart.PaymentSubgraph.Payouts.Accounts;

/// <summary>Where a seller is paid. Its number is known to the provider only.</summary>
internal sealed class PayoutAccountType(PayoutAccount account)
{
    /// <summary>Who pays to it.</summary>
    public Provider Provider => account.Provider;

    /// <summary>How the seller knows it: a country and the last four digits.</summary>
    public string Label => account.Label;

    /// <summary>Whether money can go to it.</summary>
    public PayoutAccountStatus Status => account.Status;

    /// <summary>Why it cannot, such as ACCOUNT_CLOSED; null when it can.</summary>
    public string? Problem => account.Problem;
}
