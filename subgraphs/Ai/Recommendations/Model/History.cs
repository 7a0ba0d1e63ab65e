using System.Collections.Immutable;

namespace Octomart.AiSubgraph.Recommendations.Model;

/// <summary>What one user did, newest first.</summary>
internal sealed record History(string UserId, ImmutableArray<HistoryItem> Items);

/// <summary>A product that the user bought or looked at.</summary>
internal readonly record struct HistoryItem(string ProductId, bool IsPurchase);
