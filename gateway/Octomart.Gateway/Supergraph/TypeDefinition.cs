using System.Text;

namespace Octomart.Gateway.Supergraph;

internal enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
}

/// <summary>A type of the supergraph, with everything that the join directives say about it.</summary>
internal sealed class TypeDefinition
{
    public required string Name { get; init; }

    public required TypeKind Kind { get; init; }

    /// <summary>The type's bit in a <see cref="TypeSet"/>.</summary>
    public required int Index { get; init; }

    public string? Description { get; init; }

    public string? SpecifiedBy { get; init; }

    public bool IsOneOf { get; init; }

    public bool IsInaccessible { get; init; }

    public IReadOnlyList<AccessRule> AccessRules { get; init; } = [];

    /// <summary>The cost of one value of this type (<c>@cost</c>).</summary>
    public int? Weight { get; init; }

    public IReadOnlyList<JoinType> JoinTypes { get; init; } = [];

    /// <summary>The contexts (<c>@context</c>) that values of this type set for everything below them.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary><c>@join__owner</c>, which only join v0.1 has: resolves what no other subgraph is named for.</summary>
    public Subgraph? Owner { get; init; }

    public IReadOnlyList<JoinImplements> JoinImplements { get; init; } = [];

    public IReadOnlyList<JoinUnionMember> JoinUnionMembers { get; init; } = [];

    public OrderedDictionary<string, FieldDefinition> Fields { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, InputValueDefinition> InputFields { get; } = new(StringComparer.Ordinal);

    public List<EnumValueDefinition> EnumValues { get; } = [];

    public List<TypeDefinition> Interfaces { get; } = [];

    public List<TypeDefinition> UnionMembers { get; } = [];

    /// <summary>The unions that an object type is a member of.</summary>
    public List<TypeDefinition> Unions { get; } = [];

    /// <summary>The object types that a value of this type can have: itself for an object type.</summary>
    public List<TypeDefinition> PossibleTypes { get; } = [];

    public TypeSet PossibleSet { get; set; } = null!;

    /// <summary>Names of enum values that clients may see; null for other kinds.</summary>
    public HashSet<string>? VisibleEnumValues { get; set; }

    public byte[] NameUtf8 => field ??= Encoding.UTF8.GetBytes(Name);

    public bool IsComposite => Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    public bool IsAbstract => Kind is TypeKind.Interface or TypeKind.Union;

    /// <summary>Whether every value of this type sets the context: by its own type, an interface of it or a union that it is in.</summary>
    public bool Sets(string context) =>
        Contexts.Contains(context) || Interfaces.Exists(type => type.Contexts.Contains(context)) || Unions.Exists(type => type.Contexts.Contains(context));

    public bool IsIn(Subgraph subgraph) => JoinTypes.Any(join => join.Subgraph == subgraph);

    public override string ToString() => Name;
}

/// <summary>An output field, with where it can be resolved.</summary>
internal sealed class FieldDefinition
{
    public required TypeDefinition Parent { get; init; }

    public required string Name { get; init; }

    public required TypeReference Type { get; init; }

    public string? Description { get; init; }

    public string? DeprecationReason { get; init; }

    public bool IsInaccessible { get; init; }

    /// <summary>The cost of resolving the field once (<c>@cost</c>).</summary>
    public int? Weight { get; init; }

    public ListSize? ListSize { get; init; }

    public IReadOnlyList<AccessRule> OwnAccessRules { get; init; } = [];

    /// <summary>The field's own rules and those of the type that it returns.</summary>
    public IReadOnlyList<AccessRule> AccessRules { get; set; } = [];

    public IReadOnlyList<JoinField> JoinFields { get; init; } = [];

    public OrderedDictionary<string, InputValueDefinition> Arguments { get; } = new(StringComparer.Ordinal);

    /// <summary>The named type at the core of <see cref="Type"/>.</summary>
    public TypeDefinition ReturnType { get; set; } = null!;

    /// <summary>An empty <c>@join__field</c>: only an <c>@interfaceObject</c> of another subgraph resolves it.</summary>
    public bool IsFromInterfaceObject { get; init; }

    public override string ToString() => $"{Parent.Name}.{Name}";
}

/// <summary>An argument or an input field.</summary>
internal sealed class InputValueDefinition
{
    public required string Name { get; init; }

    public required TypeReference Type { get; init; }

    public string? Description { get; init; }

    public string? DeprecationReason { get; init; }

    /// <summary>The default as GraphQL text; null when there is none.</summary>
    public string? DefaultValue { get; init; }

    public bool IsInaccessible { get; init; }

    public int? Weight { get; init; }
}

internal sealed record EnumValueDefinition(string Name, string? Description, string? DeprecationReason, bool IsInaccessible);

/// <summary>A directive that clients may use in operations or see in introspection.</summary>
internal sealed record DirectiveDefinition(
    string Name, string? Description, IReadOnlyList<InputValueDefinition> Arguments, IReadOnlyList<string> Locations, bool IsRepeatable);
