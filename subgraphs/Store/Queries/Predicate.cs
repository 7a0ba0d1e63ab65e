using System.Collections.Immutable;

namespace Octomart.Store.Queries;

/// <summary>
/// A predicate in the store's own terms, which each adapter writes in its own language. Two-valued like C#: a comparison with
/// a null or missing member is false (<c>!=</c> is true), and <see cref="Not"/> turns exactly that around.
/// </summary>
internal abstract record Predicate;

internal sealed record Always(bool Value) : Predicate;

internal sealed record AllOf(Predicate Left, Predicate Right) : Predicate;

internal sealed record AnyOf(Predicate Left, Predicate Right) : Predicate;

internal sealed record Not(Predicate Inner) : Predicate;

/// <summary>A null <paramref name="Value"/> occurs with <see cref="ComparisonOperator.Equal"/> only.</summary>
internal sealed record Comparison(Field Field, ComparisonOperator Operator, object? Value) : Predicate;

internal sealed record OneOf(Field Field, ImmutableArray<object?> Values) : Predicate;

internal sealed record StartsWith(Field Field, string Prefix) : Predicate;

/// <summary>The list member has an element that matches.</summary>
internal sealed record AnyElement(Field List, Predicate Element) : Predicate;

internal enum ComparisonOperator
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
