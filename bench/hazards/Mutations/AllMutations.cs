using System.Collections.Immutable;

namespace Octomart.Hazards.Bench.Mutations;

/// <summary>Every protection that is taken out, in the order of docs/hazards.md within each area.</summary>
internal static class AllMutations
{
    public static ImmutableArray<Mutation> List { get; } =
        [.. StockMutations.List, .. MoneyMutations.List, .. PromotionMutations.List, .. OrderMutations.List, .. AccessMutations.List, .. LoadMutations.List, .. FailureMutations.List];
}
