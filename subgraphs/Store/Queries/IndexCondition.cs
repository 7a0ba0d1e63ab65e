using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Octomart.Store.Queries;

/// <summary>
/// The condition of a partial index. MongoDB knows no negation there, so one is turned into what every store can express, or
/// refused on all of them alike.
/// </summary>
internal static class IndexCondition
{
    public static Predicate Parse(LambdaExpression condition) => Normalize(PredicateParser.Parse(condition), condition);

    private static Predicate Normalize(Predicate predicate, LambdaExpression condition) => predicate switch
    {
        AllOf all => new AllOf(Normalize(all.Left, condition), Normalize(all.Right, condition)),
        AnyOf any => new AnyOf(Normalize(any.Left, condition), Normalize(any.Right, condition)),
        Comparison { Value: not null } or StartsWith => predicate,
        OneOf oneOf when !oneOf.Values.Contains(null) => predicate,
        Not { Inner: Comparison { Value: null } } => predicate,
        Not { Inner: Comparison { Field: { Kind: FieldKind.Boolean, IsNullable: false } field, Value: bool value } } =>
            new Comparison(field, ComparisonOperator.Equal, !value),
        Not { Inner: Comparison { Field: { Kind: FieldKind.Enumeration, IsNullable: false } field, Value: { } value } } =>
            new OneOf(field, AllBut(field, value)),
        _ => throw new NotSupportedException($"'{condition}' cannot be the condition of a partial index on every store."),
    };

    private static ImmutableArray<object?> AllBut(Field field, object value)
    {
        var names = Enum.GetValuesAsUnderlyingType(field.Type).Cast<object>().Select(member => FieldValue.From(field, member));
        return [.. names.Distinct().Where(name => !Equals(name, value))];
    }
}
