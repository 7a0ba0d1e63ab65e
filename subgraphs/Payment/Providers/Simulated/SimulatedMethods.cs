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

    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        [Success, Declined, InsufficientFunds, ThreeDSecure, Authorized, DelayedWebhook, TimeoutAfterCommit], StringComparer.Ordinal);
}
