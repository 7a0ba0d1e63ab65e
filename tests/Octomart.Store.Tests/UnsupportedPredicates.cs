using System.Linq.Expressions;

namespace Octomart.Store.Tests;
#pragma warning disable CA1847, CA1862 // The advice would replace the very calls that are shown to be refused.

/// <summary>Predicates that a store could only answer wrongly or by reading everything.</summary>
internal static class UnsupportedPredicates
{
    private static readonly HashSet<string> AnyCase = new(StringComparer.OrdinalIgnoreCase) { "a" };

    public static IReadOnlyList<Expression<Func<Gadget, bool>>> All { get; } =
    [
        g => g.Name.Contains("a"),
        g => g.Name.EndsWith('a'),
        g => g.Name.Length == 1,
        g => g.Name.ToUpperInvariant() == "A",
        g => g.Name.StartsWith("a", StringComparison.OrdinalIgnoreCase),
        g => g.Name == g.Nickname,
        g => g.Name.Equals("a", StringComparison.Ordinal),
        g => g.Count + 1 == 2,
        g => (int)g.Weight!.Value == 1,
        g => g.Status > GadgetStatus.Draft,
        g => g.Version == 1,
        g => g.IsComputed,
        g => g.Tags.Length == 1,
        g => g.Parts.All(p => p.Quantity > 0),
        g => g.Parts.Any(p => p.Sku == g.Name),
        g => g.Stock["Berlin"] == 1,
        g => g.CreatedAt.Year == 2026,
        g => AnyCase.Contains(g.Name),
        g => g.Price == new Price(1, "EUR"),
        g => g.IsActive & g.Count > 0,
        g => g.IsActive ? g.Count > 0 : g.Count < 0,
        g => (g.Nickname ?? "a") == "a",
    ];
}
