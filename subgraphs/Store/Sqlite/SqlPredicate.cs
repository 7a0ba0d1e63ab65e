using System.Text.Json;
using Octomart.Store.Queries;

namespace Octomart.Store.Sqlite;

/// <summary>
/// <see cref="Predicate"/> → SQL. SQL's third truth value never escapes: negation is carried down to the comparisons, where
/// a null becomes a plain false (<c>IS NOT</c>, <c>IS NOT TRUE</c>).
/// </summary>
internal static class SqlPredicate
{
    public static SqlText AppendPredicate(this SqlText sql, Predicate predicate, bool negated = false, string? element = null) => predicate switch
    {
        Always always => sql.Append(always.Value != negated ? "1" : "0"),
        Not not => sql.AppendPredicate(not.Inner, !negated, element),
        AllOf all => sql.AppendPair(all.Left, negated ? " OR " : " AND ", all.Right, negated, element),
        AnyOf any => sql.AppendPair(any.Left, negated ? " AND " : " OR ", any.Right, negated, element),
        Comparison { Value: null } isNull => sql.Append(SqlText.Column(isNull.Field, element)).Append(negated ? " IS NOT NULL" : " IS NULL"),
        Comparison { Operator: ComparisonOperator.Equal } equal => sql.AppendOperand(equal, negated ? " IS NOT " : " = ", element),
        Comparison order when negated => sql.Append("(").AppendOperand(order, SymbolOf(order.Operator), element).Append(") IS NOT TRUE"),
        Comparison order => sql.AppendOperand(order, SymbolOf(order.Operator), element),
        OneOf oneOf => sql.AppendOneOf(oneOf, negated, element),
        StartsWith startsWith => sql.AppendStartsWith(startsWith, negated, element),
        AnyElement any => sql.AppendAnyElement(any, negated, element),
        _ => throw new NotSupportedException($"{predicate.GetType().Name} has no SQL."),
    };

    private static SqlText AppendPair(this SqlText sql, Predicate left, string conjunction, Predicate right, bool negated, string? element) =>
        sql.Append("(").AppendPredicate(left, negated, element).Append(conjunction).AppendPredicate(right, negated, element).Append(")");

    private static SqlText AppendOperand(this SqlText sql, Comparison comparison, string symbol, string? element)
    {
        sql.Append(SqlText.Column(comparison.Field, element)).Append(symbol);
        return comparison.Field.Kind is FieldKind.Boolean or FieldKind.Enumeration ? sql.Constant(comparison.Value!) : sql.Value(comparison.Value!);
    }

    private static SqlText AppendOneOf(this SqlText sql, OneOf oneOf, bool negated, string? element)
    {
        // One JSON array as the parameter: the statement stays the same for any number of values.
        var values = JsonSerializer.Serialize(oneOf.Values.Where(value => value is not null), DocumentJson.Options);
        sql.Append("(").Append(SqlText.Column(oneOf.Field, element)).Append(" IN (SELECT value FROM json_each(").Value(values).Append("))");
        if (oneOf.Values.Contains(null))
        {
            sql.Append(" OR ").Append(SqlText.Column(oneOf.Field, element)).Append(" IS NULL");
        }

        return sql.Append(negated ? ") IS NOT TRUE" : ")");
    }

    private static SqlText AppendStartsWith(this SqlText sql, StartsWith startsWith, bool negated, string? element)
    {
        var column = SqlText.Column(startsWith.Field, element);
        sql.Append("(").Append(column).Append(" >= ").Value(startsWith.Prefix);
        if (PrefixRange.End(startsWith.Prefix) is { } end)
        {
            sql.Append(" AND ").Append(column).Append(" < ").Value(end);
        }

        return sql.Append(negated ? ") IS NOT TRUE" : ")");
    }

    private static SqlText AppendAnyElement(this SqlText sql, AnyElement any, bool negated, string? element)
    {
        var next = sql.NextElement();
        var source = element is null ? "body" : $"{element}.value";
        return sql.Append(negated ? "NOT EXISTS (SELECT 1 FROM json_each(" : "EXISTS (SELECT 1 FROM json_each(")
            .Append(source).Append(", '").Append(SqlText.Path(any.List)).Append("') AS ").Append(next)
            .Append(" WHERE ").AppendPredicate(any.Element, element: next).Append(")");
    }

    private static string SymbolOf(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => " < ",
        ComparisonOperator.LessOrEqual => " <= ",
        ComparisonOperator.Greater => " > ",
        _ => " >= ",
    };
}
