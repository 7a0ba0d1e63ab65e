using System.Collections.Concurrent;

namespace Octomart.Histories.Bench.Acting;

/// <summary>What came of the steps so far, for those that follow.</summary>
internal sealed class Remembered
{
    /// <summary>By name: the orders that were placed.</summary>
    public ConcurrentDictionary<string, PlacedOrder> Orders { get; } = new();

    /// <summary>By name: the returns that were asked for.</summary>
    public ConcurrentDictionary<string, (string Id, string LineId, int Units, int Variant)> Returns { get; } = new();
}

/// <summary>An order of a history.</summary>
/// <param name="Lines">By variant.</param>
internal sealed record PlacedOrder(string Id, string Token, IReadOnlyDictionary<int, (string PartId, string LineId)> Lines);
