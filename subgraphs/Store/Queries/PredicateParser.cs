using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;

namespace Octomart.Store.Queries;

/// <summary>
/// C# lambda → <see cref="Predicate"/>. A whitelist: what is not named here throws. A silent mistranslation would return
/// wrong rows, so a doubt is an exception too (custom comparers, narrowing casts, user-defined operators on other types).
/// </summary>
internal static class PredicateParser
{
    private static readonly ConcurrentDictionary<Type, ParameterExpression> ElementParameters = new();

    public static Predicate Parse(LambdaExpression lambda) => Parse(lambda.Body, lambda.Parameters[0]);

    private static Predicate Parse(Expression expression, ParameterExpression parameter)
    {
        if (ConstantEvaluator.IsConstant(expression, parameter))
        {
            return ConstantEvaluator.Evaluate(expression) is bool value ? new Always(value) : throw Unsupported(expression);
        }

        return expression switch
        {
            BinaryExpression { NodeType: ExpressionType.AndAlso } and => new AllOf(Parse(and.Left, parameter), Parse(and.Right, parameter)),
            BinaryExpression { NodeType: ExpressionType.OrElse } or => new AnyOf(Parse(or.Left, parameter), Parse(or.Right, parameter)),
            UnaryExpression { NodeType: ExpressionType.Not } not when not.Type == typeof(bool) => new Not(Parse(not.Operand, parameter)),
            BinaryExpression comparison => ParseComparison(comparison, parameter),
            MemberExpression { Member.Name: "HasValue", Expression: { } nullable } when Nullable.GetUnderlyingType(nullable.Type) is not null =>
                new Not(new Comparison(FieldResolver.Resolve(nullable, parameter), ComparisonOperator.Equal, null)),
            MemberExpression or ParameterExpression when expression.Type == typeof(bool) =>
                new Comparison(FieldResolver.Resolve(expression, parameter), ComparisonOperator.Equal, true),
            MethodCallExpression call => ParseCall(call, parameter),
            _ => throw Unsupported(expression),
        };
    }

    private static Predicate ParseComparison(BinaryExpression comparison, ParameterExpression parameter)
    {
        var (member, constant, flipped) = ConstantEvaluator.IsConstant(comparison.Right, parameter)
            ? (comparison.Left, comparison.Right, false)
            : ConstantEvaluator.IsConstant(comparison.Left, parameter)
                ? (comparison.Right, comparison.Left, true)
                : throw Unsupported(comparison);
        var field = FieldResolver.Resolve(member, parameter);
        var value = ConstantEvaluator.Evaluate(constant);
        if (comparison.NodeType is ExpressionType.Equal or ExpressionType.NotEqual)
        {
            // A list or object may be compared with null only; null and missing are one.
            var equal = new Comparison(field, ComparisonOperator.Equal, FieldValue.From(field, value));
            return comparison.NodeType == ExpressionType.Equal ? equal : new Not(equal);
        }

        var order = comparison.NodeType switch
        {
            ExpressionType.LessThan => flipped ? ComparisonOperator.Greater : ComparisonOperator.Less,
            ExpressionType.LessThanOrEqual => flipped ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.LessOrEqual,
            ExpressionType.GreaterThan => flipped ? ComparisonOperator.Less : ComparisonOperator.Greater,
            ExpressionType.GreaterThanOrEqual => flipped ? ComparisonOperator.LessOrEqual : ComparisonOperator.GreaterOrEqual,
            _ => throw Unsupported(comparison),
        };
        if (field.Kind is not (FieldKind.Integer or FieldKind.Real or FieldKind.Time or FieldKind.Date))
        {
            throw Unsupported(comparison);
        }

        // C# again: every order comparison with null is false.
        return value is null ? new Always(false) : new Comparison(field, order, FieldValue.From(field, value));
    }

    private static Predicate ParseCall(MethodCallExpression call, ParameterExpression parameter) => call.Method.Name switch
    {
        nameof(string.StartsWith) when call.Object is { } text && text.Type == typeof(string) => ParseStartsWith(call, text, parameter),
        nameof(Enumerable.Contains) when call.Method.DeclaringType != typeof(string) => ParseContains(call, parameter),
        nameof(Enumerable.Any) when IsLinq(call.Method) => ParseAny(call, parameter),
        _ => throw Unsupported(call),
    };

    private static bool IsLinq(MethodInfo method) => method.DeclaringType == typeof(Enumerable) || method.DeclaringType == typeof(ImmutableArrayExtensions);

    private static StartsWith ParseStartsWith(MethodCallExpression call, Expression text, ParameterExpression parameter)
    {
        if (!call.Arguments.All(argument => ConstantEvaluator.IsConstant(argument, parameter)))
        {
            throw Unsupported(call);
        }

        var arguments = call.Arguments.Select(ConstantEvaluator.Evaluate).ToArray();
        var prefix = arguments switch
        {
            [string value] => value,
            [char value] => value.ToString(),
            [string value, StringComparison.Ordinal] => value,
            _ => throw Unsupported(call),
        };
        return new StartsWith(FieldResolver.Resolve(text, parameter), prefix);
    }

    // Either collection.Contains(x.Member) or x.List.Contains(value); as instance or extension method, or (C# 14) on a span.
    private static Predicate ParseContains(MethodCallExpression call, ParameterExpression parameter)
    {
        var arguments = call.Object is null ? call.Arguments.ToArray() : [call.Object, .. call.Arguments];
        if (arguments.Length == 3 && ConstantEvaluator.IsConstant(arguments[2], parameter) && ConstantEvaluator.Evaluate(arguments[2]) is null)
        {
            arguments = arguments[..2];
        }

        if (arguments.Length != 2)
        {
            throw Unsupported(call);
        }

        var source = UnwrapCollection(arguments[0]);
        var item = arguments[1];
        if (ConstantEvaluator.IsConstant(source, parameter) && !ConstantEvaluator.IsConstant(item, parameter))
        {
            var field = FieldResolver.Resolve(item, parameter);
            return ConstantEvaluator.Evaluate(source) is IEnumerable values && ComparesByValue(values)
                ? new OneOf(field, [.. values.Cast<object?>().Select(value => FieldValue.From(field, value))])
                : throw Unsupported(call);
        }

        if (!ConstantEvaluator.IsConstant(item, parameter))
        {
            throw Unsupported(call);
        }

        var list = ResolveList(source, parameter);
        var element = FieldResolver.Resolve(ElementOf(list), ElementOf(list));
        return new AnyElement(list, new Comparison(element, ComparisonOperator.Equal, FieldValue.From(element, ConstantEvaluator.Evaluate(item))));
    }

    private static AnyElement ParseAny(MethodCallExpression call, ParameterExpression parameter)
    {
        var list = ResolveList(UnwrapCollection(call.Arguments[0]), parameter);
        if (call.Arguments.Count == 1)
        {
            return new AnyElement(list, new Always(true));
        }

        var condition = call.Arguments[1] is UnaryExpression { NodeType: ExpressionType.Quote, Operand: var quoted } ? quoted : call.Arguments[1];
        if (condition is not LambdaExpression { Parameters: [_] } lambda || !ConstantEvaluator.IsConstant(lambda, parameter))
        {
            throw Unsupported(call);
        }

        // MongoDB can ask one thing of a plain value in a list, though anything of an object.
        var element = Parse(lambda);
        return IsAboutObjects(element) || element is Comparison or OneOf or StartsWith or Not { Inner: Comparison or OneOf or StartsWith }
            ? new AnyElement(list, element)
            : throw Unsupported(call);
    }

    private static bool IsAboutObjects(Predicate predicate) => predicate switch
    {
        AllOf all => IsAboutObjects(all.Left) && IsAboutObjects(all.Right),
        AnyOf any => IsAboutObjects(any.Left) && IsAboutObjects(any.Right),
        Not not => IsAboutObjects(not.Inner),
        Comparison comparison => !comparison.Field.Path.IsEmpty,
        OneOf oneOf => !oneOf.Field.Path.IsEmpty,
        StartsWith startsWith => !startsWith.Field.Path.IsEmpty,
        AnyElement any => !any.List.Path.IsEmpty,
        _ => false,
    };

    private static Field ResolveList(Expression source, ParameterExpression parameter)
    {
        var field = FieldResolver.Resolve(source, parameter);
        return field.Kind == FieldKind.List ? field : throw Unsupported(source);
    }

    private static ParameterExpression ElementOf(Field list)
    {
        var sequence = list.Type.GetInterfaces().Append(list.Type).First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return ElementParameters.GetOrAdd(sequence.GetGenericArguments()[0], Expression.Parameter);
    }

    private static Expression UnwrapCollection(Expression source)
    {
        while (true)
        {
            switch (source)
            {
                case MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] }:
                    source = array;
                    break;
                case UnaryExpression { NodeType: ExpressionType.Convert, Operand: var operand }:
                    source = operand;
                    break;
                default:
                    return source;
            }
        }
    }

    // A set that ignores case would find other members than the store does.
    private static bool ComparesByValue(IEnumerable values)
    {
        var type = values.GetType();
        var comparer = (type.GetProperty("Comparer") ?? type.GetProperty("KeyComparer"))?.GetValue(values);
        return comparer is null || ReferenceEquals(comparer, StringComparer.Ordinal) || comparer.GetType().Assembly == typeof(string).Assembly
            && comparer.GetType().GetProperty("Default", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy) is not null;
    }

    private static NotSupportedException Unsupported(Expression expression) =>
        new($"'{expression}' cannot be translated into a store query. See subgraphs/Store/README.md for what can.");
}
