using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Octomart.Store.Tests;

/// <summary>Every operator and member that a predicate may use. Guards against null stand where C# itself would throw.</summary>
internal static class WhitelistedPredicates
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<string> Ids = ["gad_001", "gad_007", "gad_999"];
    private static readonly string? NoText = Ids.Contains("") ? "" : null;
    private static readonly long? NoNumber = Ids.Contains("") ? 0 : null;
    private static readonly string[] Names = ["a", "abc", "é"];
    private static readonly string?[] NamesOrNull = ["a", null];
    private static readonly List<int> Counts = [0, 2];
    private static readonly ImmutableArray<GadgetStatus> Statuses = [GadgetStatus.Active, GadgetStatus.Archived];
    private static readonly GadgetStatus Wanted = GadgetStatus.Archived;
    private static readonly bool Yes = true;

    public static IReadOnlyList<Expression<Func<Gadget, bool>>> All { get; } =
    [
        g => g.Id == "gad_007", g => g.Id != "gad_007", g => Ids.Contains(g.Id), g => !Ids.Contains(g.Id), g => g.Id.StartsWith("gad_01", StringComparison.Ordinal),
        g => g.Nickname == "a", g => g.Nickname != "a", g => "a" == g.Nickname, g => g.Nickname == null, g => g.Nickname != null,
        g => g.Nickname == NoText, g => g.Nickname != NoText, g => !(g.Nickname == "a"), g => !(g.Nickname != "a"),
        g => g.Count == 1, g => g.Count != 1, g => g.Count < 1, g => g.Count <= 1, g => g.Count > 1, g => g.Count >= 1, g => 1 < g.Count, g => !(g.Count < 1),
        g => g.Count == 1L, g => g.Count < 1.5, g => g.Count > Counts.Count,
        g => g.Weight == 1, g => g.Weight != 1, g => g.Weight < 2, g => g.Weight >= 2, g => !(g.Weight < 2), g => !(g.Weight >= 2), g => g.Weight == long.MaxValue,
        g => g.Weight == null, g => g.Weight.HasValue, g => !g.Weight.HasValue, g => g.Weight == NoNumber, g => g.Weight < NoNumber, g => !(g.Weight < NoNumber),
        g => g.Weight != null && g.Weight.Value == 1,
        g => g.Rating == 1.5, g => g.Rating < 1.5, g => g.Rating >= 1, g => g.Score < 0, g => !(g.Score < 0), g => g.Score == 0.5, g => g.Score != 0.5,
        g => g.IsActive, g => !g.IsActive, g => g.IsActive == true, g => g.IsActive != Yes, g => g.IsHidden == true, g => g.IsHidden != true, g => g.IsHidden == false, g => g.IsHidden == null,
        g => g.Status == GadgetStatus.Active, g => g.Status != GadgetStatus.Active, g => g.Status == Wanted, g => Statuses.Contains(g.Status), g => !Statuses.Contains(g.Status),
        g => g.Former == GadgetStatus.Draft, g => g.Former != GadgetStatus.Draft, g => g.Former == Wanted, g => g.Former == null, g => g.Former != null,
        g => g.CreatedAt == Start.AddMilliseconds(2), g => g.CreatedAt < Start.AddMilliseconds(2), g => g.CreatedAt >= Start.AddMilliseconds(2).ToOffset(TimeSpan.FromHours(5)),
        g => g.ClosedAt > Start, g => g.ClosedAt == null, g => !(g.ClosedAt <= Start), g => g.Day == new DateOnly(2026, 1, 2), g => g.Day < new DateOnly(2026, 1, 2),
        g => g.Token == new Guid(1, 0, 0, new byte[8]), g => g.Token != Guid.Empty,
        g => g.Price != null && g.Price.MinorUnits == 100, g => g.Price != null && g.Price.MinorUnits > 100, g => g.Price == null, g => g.Price != null && g.Price.Currency == "EUR",
        g => Names.Contains(g.Nickname), g => !Names.Contains(g.Nickname), g => NamesOrNull.Contains(g.Nickname), g => !NamesOrNull.Contains(g.Nickname), g => Counts.Contains(g.Count),
        g => new[] { 1, 2 }.Contains(g.Count), g => Array.Empty<string>().Contains(g.Nickname),
        g => g.Name.StartsWith("ab", StringComparison.Ordinal), g => g.Name.StartsWith("", StringComparison.Ordinal), g => g.Name.StartsWith('é'), g => !g.Name.StartsWith("ab", StringComparison.Ordinal),
        g => g.Name.StartsWith("a_", StringComparison.Ordinal), g => g.Name.StartsWith('%'), g => g.Nickname != null && g.Nickname.StartsWith("ab", StringComparison.Ordinal),
        g => g.Tags.Contains("a"), g => !g.Tags.Contains("a"), g => g.Tags.Contains("%"), g => g.Tags.Any(), g => !g.Tags.Any(), g => g.Tags.Any(t => t == "B"), g => g.Tags.Any(t => Names.Contains(t)),
        g => g.Codes != null && g.Codes.Contains("ab"), g => g.Codes == null,
        g => g.Parts.Any(p => p.Sku == "a"), g => !g.Parts.Any(p => p.Sku == "a"), g => g.Parts.Any(p => p.Quantity > 1 && p.Status == GadgetStatus.Active), g => g.Parts.Any(p => !(p.Color == "red")),
        g => g.Parts.Any(p => p.Color == null || p.Quantity == 0), g => g.Parts.Any(),
        g => Yes, g => !Yes, g => Yes && g.IsActive, g => !Yes || g.IsActive,
        g => g.IsActive && g.Count > 0 || g.Nickname == null && !(g.Weight > 1 || g.Tags.Contains("a")),
    ];

    public static Expression<Func<Gadget, bool>> Combine(Random random, int depth)
    {
        var gadget = Expression.Parameter(typeof(Gadget), "g");
        return Expression.Lambda<Func<Gadget, bool>>(Build(depth), gadget);

        Expression Build(int remaining) => (remaining == 0 ? 0 : random.Next(4)) switch
        {
            1 => Expression.AndAlso(Build(remaining - 1), Build(remaining - 1)),
            2 => Expression.OrElse(Build(remaining - 1), Build(remaining - 1)),
            3 => Expression.Not(Build(remaining - 1)),
            _ => All[random.Next(All.Count)] is var leaf ? new Renaming(leaf.Parameters[0], gadget).Visit(leaf.Body) : throw new InvalidOperationException(),
        };
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
