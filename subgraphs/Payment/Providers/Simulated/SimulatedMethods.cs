using System.Collections.Frozen;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>Test methods; each always has the same outcome.</summary>
internal static class SimulatedMethods
{
    public const string Success = "sim_success";
    public const string Declined = "sim_declined";
    public const string InsufficientFunds = "sim_insufficient_funds";
    public const string ThreeDSecure = "sim_three_d_secure";
    public const string Authorized = "sim_authorized";
    public const string DelayedWebhook = "sim_delayed_webhook";
    public const string TimeoutAfterCommit = "sim_timeout_after_commit";

    /// <summary>Pays, and refuses to give back, however often it is asked.</summary>
    public const string RefundRefused = "sim_refund_refused";

    /// <summary>Pays, and gives back at the third try.</summary>
    public const string RefundRefusedTwice = "sim_refund_refused_twice";

    /// <summary>Pays and gives back; what was given back comes back after some time.</summary>
    public const string RefundComesBack = "sim_refund_comes_back";

    /// <summary>Pays; later the buyer disputes it, and the shop wins.</summary>
    public const string DisputeWon = "sim_dispute_won";

    /// <summary>Pays; later the buyer disputes it, and the shop loses.</summary>
    public const string DisputeLost = "sim_dispute_lost";

    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        [Success, Declined, InsufficientFunds, ThreeDSecure, Authorized, DelayedWebhook, TimeoutAfterCommit, RefundRefused, RefundRefusedTwice, RefundComesBack, DisputeWon, DisputeLost], StringComparer.Ordinal);

    /// <summary>The last digits that its card would have.</summary>
    public static string LastFourOf(string method) => method switch
    {
        Success => "4242",
        ThreeDSecure => "3220",
        _ => "1117",
    };

    /// <summary>Whether what was paid so is given back at this try, the first being 0.</summary>
    public static bool GivesBack(string? method, int number) => method switch
    {
        RefundRefused => false,
        RefundRefusedTwice => number >= 2,
        _ => true,
    };
}
