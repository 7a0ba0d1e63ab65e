using System.Globalization;

namespace Octomart.Payments.Bench;

/// <summary>What a run came to.</summary>
internal sealed record PaymentsReport
{
    public required int Payments { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>From the first attempt to the money, in order.</summary>
    public required IReadOnlyList<TimeSpan> Times { get; init; }

    public required int Requests { get; init; }

    public required int Faults { get; init; }

    public required (int Posted, int Repeated, int Reordered, int Lost, int Refused) Webhooks { get; init; }

    /// <summary>Orders of which more than one charge was taken, whatever went back later.</summary>
    public required int DoubleCharges { get; init; }

    /// <summary>Orders that the providers and we do not think the same of.</summary>
    public required int Lost { get; init; }

    /// <summary>What the ledger's transactions are beside nothing, summed without signs.</summary>
    public required long LedgerImbalance { get; init; }

    /// <summary>What the ledger says that the providers hold, less what they say.</summary>
    public required long LedgerBesideProviders { get; init; }

    /// <summary>What the stand-ins said that the providers would not.</summary>
    public required IReadOnlyList<string> OwnFaults { get; init; }

    public bool IsSound => DoubleCharges == 0 && Lost == 0 && LedgerImbalance == 0 && LedgerBesideProviders == 0 && OwnFaults.Count == 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Payments} payments in {Took.TotalSeconds:F0} s: {Payments / Took.TotalSeconds:F0} a second
        to the money: median {At(0.5).TotalMilliseconds:F0} ms, 99 % within {At(0.99).TotalMilliseconds:F0} ms, the slowest {At(1).TotalMilliseconds:F0} ms
        providers: {Requests} requests, {Faults} of them went wrong ({100.0 * Faults / Requests:F1} %)
        webhooks: {Webhooks.Posted} posted, {Webhooks.Repeated} twice, {Webhooks.Reordered} late and in reverse, {Webhooks.Lost} never, {Webhooks.Refused} refused
        double charges: {DoubleCharges}; lost: {Lost}; ledger: {LedgerImbalance}; ledger beside providers: {LedgerBesideProviders}
        {(IsSound ? "SOUND" : $"WRONG {string.Join("; ", OwnFaults.Take(5))}")}
        """);

    private TimeSpan At(double quantile) => Times[(int)Math.Min(Times.Count - 1, quantile * Times.Count)];
}
