using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Octomart.Store.Queries;

/// <summary>Member accesses on the lambda's parameter → <see cref="Field"/>. Only members that are stored resolve.</summary>
internal static class FieldResolver
{
    private static readonly ConcurrentDictionary<(Type Owner, string Member), (string Name, bool IsNullable)> Members = new();

    /// <summary>The key of an index or an order.</summary>
    public static Field ResolveKey(LambdaExpression key)
    {
        var isBoxed = key.Body is UnaryExpression { NodeType: ExpressionType.Convert } && key.Body.Type == typeof(object);
        var body = isBoxed ? ((UnaryExpression)key.Body).Operand : key.Body;
        var field = Resolve(body, key.Parameters[0]);
        return field.Kind is FieldKind.List or FieldKind.Object
            ? throw new NotSupportedException($"'{key}' is no key: only single values can be indexed and ordered by.")
            : field;
    }

    public static Field Resolve(Expression expression, ParameterExpression parameter)
    {
        var path = new Stack<string>();
        var nullable = false;
        var current = Unwrap(expression);
        while (current != parameter)
        {
            if (current is not MemberExpression { Expression: { } owner, Member: PropertyInfo property })
            {
                throw Unsupported(expression);
            }

            owner = Unwrap(owner);
            if (Nullable.GetUnderlyingType(owner.Type) is not null && property.Name == "Value")
            {
                current = owner;
                continue;
            }

            var (name, isNullable) = Members.GetOrAdd((owner.Type, property.Name), static (key, member) => Describe(key.Owner, member), property);
            nullable |= isNullable;
            path.Push(name);
            current = owner;
        }

        var type = Unwrap(expression).Type;
        var clrType = Nullable.GetUnderlyingType(type) ?? type;
        var isId = parameter.Type.IsAssignableTo(typeof(Document)) && path is { Count: 1 } && path.Peek() == "id";
        return new Field([.. path], clrType, KindOf(clrType, expression), nullable || type != clrType, isId);
    }

    /// <summary>
    /// Takes off conversions that keep the value: to a nullable type, from an enum to its number, and to a wider number. C#
    /// compiles <c>x.Status == Status.Open</c> to a comparison of numbers.
    /// </summary>
    public static Expression Unwrap(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } conversion
            && KeepsValue(conversion.Operand.Type, conversion.Type))
        {
            expression = conversion.Operand;
        }

        return expression;
    }

    private static bool KeepsValue(Type from, Type to)
    {
        from = Nullable.GetUnderlyingType(from) ?? from;
        to = Nullable.GetUnderlyingType(to) ?? to;
        if (from.IsEnum)
        {
            return true;
        }

        return from == to || (BitsOf(from) > 0 && BitsOf(from) < BitsOf(to))
            || (!from.IsValueType && to.IsAssignableFrom(from) && to != typeof(object));
    }

    // How many bits of an integer a type holds exactly; 0 for anything that is not a number stored as such.
    private static int BitsOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => 8,
        TypeCode.Int16 => 15,
        TypeCode.UInt16 => 16,
        TypeCode.Int32 => 31,
        TypeCode.UInt32 => 32,
        TypeCode.Double => 53,
        TypeCode.Int64 => 63,
        _ => 0,
    };

    private static (string Name, bool IsNullable) Describe(Type owner, PropertyInfo property)
    {
        JsonTypeInfo info = DocumentJson.Options.GetTypeInfo(owner);
        var stored = info.Kind == JsonTypeInfoKind.Object
            ? info.Properties.FirstOrDefault(p => p.AttributeProvider is MemberInfo member && member.Name == property.Name)
            : null;
        if (stored is not { Get: not null })
        {
            throw new NotSupportedException($"'{owner.Name}.{property.Name}' is not a stored member, so it cannot stand in a query or an index.");
        }

        return (stored.Name, new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable);
    }

    private static FieldKind KindOf(Type type, Expression expression)
    {
        if (type.IsEnum)
        {
            return FieldKind.Enumeration;
        }

        if (type == typeof(string))
        {
            return FieldKind.Text;
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => FieldKind.Boolean,
            TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 => FieldKind.Integer,
            TypeCode.Double => FieldKind.Real,
            TypeCode.Object when type == typeof(DateTimeOffset) => FieldKind.Time,
            TypeCode.Object when type == typeof(DateOnly) => FieldKind.Date,
            TypeCode.Object when type == typeof(Guid) => FieldKind.Identifier,
            TypeCode.Object => DocumentJson.Options.GetTypeInfo(type).Kind switch
            {
                JsonTypeInfoKind.Enumerable => FieldKind.List,
                JsonTypeInfoKind.Object => FieldKind.Object,
                _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => FieldKind.List,
                _ => throw Unsupported(expression),
            },
            _ => throw new NotSupportedException(
                $"'{expression}' is a {type.Name}: keep decimals as scaled integers and times as DateTimeOffset; every store compares those alike."),
        };
    }

    private static NotSupportedException Unsupported(Expression expression) =>
        new($"'{expression}' cannot be translated into a store query.");
}
