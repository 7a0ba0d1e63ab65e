using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts.Simulated;

/// <summary>A seller's account at the simulated bank: what becomes of payouts to it, and no number.</summary>
internal sealed record SimulatedBankAccount : Document
{
    /// <summary>What becomes of payouts to it.</summary>
    public required SimulatedBankOutcome Outcome { get; init; }
}

/// <summary>What becomes of payouts to a simulated account: its number's last four digits say it.</summary>
internal enum SimulatedBankOutcome
{
    /// <summary>They arrive.</summary>
    Arrives,

    /// <summary>...3001: the account is closed, as the bank says on the day of arrival.</summary>
    Closed,

    /// <summary>...3002: they arrive, and the bank sends them back.</summary>
    ComesBack,

    /// <summary>...3003: the bank refuses at once.</summary>
    Refused,
}

/// <summary>A payout as the simulated bank keeps it: documents of its own, which the rest of the service never reads or writes. Its id is our key.</summary>
internal sealed record SimulatedPayout : Document
{
    /// <summary>To which account.</summary>
    public required string Destination { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>What becomes of it.</summary>
    public required SimulatedBankOutcome Outcome { get; init; }

    /// <summary>When it arrives, or does not.</summary>
    public required DateTimeOffset ArrivesAt { get; init; }

    /// <summary>When one that comes back does.</summary>
    public required DateTimeOffset ComesBackAt { get; init; }

    /// <summary>How it is at a time.</summary>
    internal ProviderPayout ReportAt(DateTimeOffset now) => (Outcome, now >= ArrivesAt, now >= ComesBackAt) switch
    {
        (SimulatedBankOutcome.Closed, true, _) => new ProviderPayout(Id, ProviderPayoutStatus.Failed, ArrivesAt, "ACCOUNT_CLOSED"),
        (SimulatedBankOutcome.ComesBack, _, true) => new ProviderPayout(Id, ProviderPayoutStatus.Reversed, ArrivesAt, "RETURNED_BY_BANK"),
        (_, true, _) => new ProviderPayout(Id, ProviderPayoutStatus.Paid, ArrivesAt),
        _ => new ProviderPayout(Id, ProviderPayoutStatus.InTransit, ArrivesAt),
    };
}
