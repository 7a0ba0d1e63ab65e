using GraphQLParser.AST;

namespace Octomart.Gateway.Supergraph;

/// <summary>A type as a field, argument or variable names it: <c>[Product!]!</c>.</summary>
internal sealed class TypeReference
{
    private TypeReference(string name, TypeReference? inner, bool isNonNull)
    {
        Name = name;
        Inner = inner;
        IsNonNull = isNonNull;
    }

    /// <summary>The named type at the core.</summary>
    public string Name { get; }

    /// <summary>What a list holds, or what is promised to be non-null; null for a plain name.</summary>
    public TypeReference? Inner { get; }

    public bool IsNonNull { get; }

    public bool IsList => Inner is not null && !IsNonNull;

    /// <summary>This type without its outermost promise.</summary>
    public TypeReference Nullable => IsNonNull ? Inner! : this;

    public static TypeReference From(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => From(nonNull.Type).ToNonNull(),
        GraphQLListType list => List(From(list.Type)),
        GraphQLNamedType named => Named(named.Name.StringValue),
        _ => throw new InvalidOperationException($"Unknown type syntax {type.Kind}."),
    };

    /// <summary>Reads the notation that <c>@join__field(type:)</c> uses.</summary>
    public static TypeReference Parse(string text)
    {
        var trimmed = text.Trim();
        return trimmed.EndsWith('!') ? Parse(trimmed[..^1]).ToNonNull()
            : trimmed.StartsWith('[') && trimmed.EndsWith(']') ? List(Parse(trimmed[1..^1]))
            : Named(trimmed);
    }

    public static TypeReference Named(string name) => new(name, null, false);

    public static TypeReference List(TypeReference item) => new(item.Name, item, false);

    public TypeReference ToNonNull() => IsNonNull ? this : new TypeReference(Name, this, true);

    public override string ToString() => Inner is null ? Name : IsNonNull ? Inner + "!" : $"[{Inner}]";
}
