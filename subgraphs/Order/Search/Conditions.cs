using System.Linq.Expressions;
using GraphQL;

namespace Octomart.OrderSubgraph.Search;

/// <summary>A condition on a text; upper and lower case are alike. All that are given must hold.</summary>
/// <param name="Eq">The text is this.</param>
/// <param name="In">The text is one of these.</param>
/// <param name="StartsWith">The text begins with this.</param>
internal sealed record StringOp(string? Eq = null, IReadOnlyList<string>? In = null, string? StartsWith = null);

/// <summary>A condition on a time. All that are given must hold.</summary>
/// <param name="Gte">Then or later.</param>
/// <param name="Lte">Then or earlier.</param>
internal sealed record TimeOp(DateTimeOffset? Gte = null, DateTimeOffset? Lte = null);

/// <summary>A condition on an amount, of one currency. All that are given must hold.</summary>
/// <param name="Currency">Of this currency.</param>
/// <param name="Gte">So much or more, in minor units.</param>
/// <param name="Lte">So much or less, in minor units.</param>
internal sealed record MoneyOp(string Currency, long? Gte = null, long? Lte = null);

/// <summary>In which order orders are listed.</summary>
internal enum OrderOrder
{
    /// <summary>The last placed first.</summary>
    Newest,

    /// <summary>The first placed first.</summary>
    Oldest,

    /// <summary>The dearest first; amounts of one currency only, so a condition on the total must name it.</summary>
    Dearest,

    /// <summary>The cheapest first; amounts of one currency only, so a condition on the total must name it.</summary>
    Cheapest,
}

/// <summary>Conditions become predicates that the store knows.</summary>
internal static class Conditions
{
    private const int MaxValues = 100;

    /// <summary>All of these; everything when there are none.</summary>
    public static Expression<Func<T, bool>> All<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var document = Expression.Parameter(typeof(T), "document");
        var bodies = conditions.Select(condition => new Rebind(condition.Parameters[0], document).Visit(condition.Body)).ToList();
        return Expression.Lambda<Func<T, bool>>(bodies.Count == 0 ? Expression.Constant(true) : bodies.Aggregate(Expression.AndAlso), document);
    }

    /// <summary>Numbers are kept in upper case.</summary>
    public static StringOp? Normalized(this StringOp? number) => number is null ? null : new StringOp(
        number.Eq?.Trim().ToUpperInvariant(), number.In is { } values ? [.. Limited(values).Select(value => value.Trim().ToUpperInvariant())] : null,
        number.StartsWith?.Trim().ToUpperInvariant());

    public static IReadOnlyList<TValue> Limited<TValue>(IReadOnlyList<TValue> values) => values.Count <= MaxValues
        ? values
        : throw new ExecutionError($"A condition takes at most {MaxValues} values.") { Code = "INVALID_CONDITION" };

    public static bool IsByTotal(this OrderOrder order, MoneyOp? total) => order is OrderOrder.Newest or OrderOrder.Oldest ? false
        : total is not null ? true
        : throw new ExecutionError("Amounts of several currencies have no order: name one by a condition on the total.") { Code = "INVALID_ORDER" };

    public static bool IsDescending(this OrderOrder order) => order is OrderOrder.Newest or OrderOrder.Dearest;

    private sealed class Rebind(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
