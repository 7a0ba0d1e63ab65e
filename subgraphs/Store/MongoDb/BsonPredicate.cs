using MongoDB.Bson;
using Octomart.Store.Queries;

namespace Octomart.Store.MongoDb;

/// <summary>
/// <see cref="Predicate"/> → a MongoDB filter. MongoDB's own filters are two-valued as C# is: an order comparison never matches
/// null or missing, <c>$eq: null</c> matches both, and <c>$nor</c> turns exactly that around.
/// </summary>
internal static class BsonPredicate
{
    public static BsonDocument ToFilter(Predicate predicate, bool inElement = false) => predicate switch
    {
        Always { Value: true } => [],
        Always => new("_id", new BsonDocument("$in", new BsonArray())),
        AllOf all => new("$and", new BsonArray { ToFilter(all.Left, inElement), ToFilter(all.Right, inElement) }),
        AnyOf any => new("$or", new BsonArray { ToFilter(any.Left, inElement), ToFilter(any.Right, inElement) }),
        Not not => new("$nor", new BsonArray { ToFilter(not.Inner, inElement) }),
        AnyElement { Element: Always { Value: true } } any => new($"{PathOf(any.List, inElement)}.0", new BsonDocument("$exists", true)),
        AnyElement any => new(PathOf(any.List, inElement), new BsonDocument("$elemMatch", ToElementFilter(any.Element))),
        Comparison comparison => new(PathOf(comparison.Field, inElement), ToOperators(predicate)),
        OneOf oneOf => new(PathOf(oneOf.Field, inElement), ToOperators(predicate)),
        StartsWith startsWith => new(PathOf(startsWith.Field, inElement), ToOperators(predicate)),
        _ => throw new NotSupportedException($"{predicate.GetType().Name} has no filter."),
    };

    /// <summary>Where a member is: the id is the document's key, everything else stands in <c>body</c>.</summary>
    public static string PathOf(Field field, bool inElement = false) =>
        field.IsDocumentId ? "_id" : inElement ? string.Join('.', field.Path) : $"body.{string.Join('.', field.Path)}";

    /// <summary>Conditions that hold exactly for the values of a kind that are not null; partial indexes know no other way to say so.</summary>
    public static BsonDocument NotNull(Field field) => new("$gte", field.Kind switch
    {
        FieldKind.Integer or FieldKind.Real => new BsonDouble(double.NegativeInfinity),
        FieldKind.Boolean => BsonBoolean.False,
        _ => new BsonString(""),
    });

    // A list of plain values is matched by operators, one of objects by a filter on their members.
    private static BsonDocument ToElementFilter(Predicate element) => element switch
    {
        Not { Inner: var inner } when IsPlain(inner) => new("$not", ToOperators(inner)),
        _ when IsPlain(element) => ToOperators(element),
        _ => ToFilter(element, inElement: true),
    };

    private static bool IsPlain(Predicate predicate) =>
        predicate is Comparison { Field.Path.IsEmpty: true } or OneOf { Field.Path.IsEmpty: true } or StartsWith { Field.Path.IsEmpty: true };

    private static BsonDocument ToOperators(Predicate predicate) => predicate switch
    {
        Comparison comparison => new(SymbolOf(comparison.Operator), BsonText.FromValue(comparison.Value)),
        OneOf oneOf => new("$in", new BsonArray(oneOf.Values.Select(BsonText.FromValue))),
        StartsWith startsWith => Range(startsWith.Prefix),
        _ => throw new NotSupportedException($"{predicate.GetType().Name} has no operator."),
    };

    private static BsonDocument Range(string prefix)
    {
        var range = new BsonDocument("$gte", prefix);
        return PrefixRange.End(prefix) is { } end ? range.Add("$lt", end) : range;
    }

    private static string SymbolOf(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "$eq",
        ComparisonOperator.Less => "$lt",
        ComparisonOperator.LessOrEqual => "$lte",
        ComparisonOperator.Greater => "$gt",
        _ => "$gte",
    };
}
