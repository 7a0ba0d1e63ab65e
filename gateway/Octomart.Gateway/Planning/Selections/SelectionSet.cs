using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Selections;

/// <summary>What is selected on one type, normalised: no fragments, no conditions, equal fields merged, in document order.</summary>
internal sealed record SelectionSet(TypeDefinition Type, IReadOnlyList<FieldSelection> Fields);

/// <summary>One field of a normalised selection.</summary>
internal sealed class FieldSelection
{
    public const string TypeName = "__typename";

    /// <summary>The key in the response: the alias, or the name.</summary>
    public required string ResponseKey { get; init; }

    public required string Name { get; init; }

    /// <summary>The field as the type of its fragment declares it; null for <c>__typename</c> and introspection.</summary>
    public FieldDefinition? Field { get; init; }

    /// <summary>The object types that the selection is limited to by fragments; null when every type of the position has it.</summary>
    public TypeSet? Guard { get; init; }

    /// <summary>Arguments in canonical form, with variables by name.</summary>
    public string Arguments { get; init; } = "";

    public IReadOnlyList<string> Variables { get; init; } = [];

    public SelectionSet? Selections { get; set; }

    /// <summary>Why this caller may not see the field; null when it may. A denied field is never fetched.</summary>
    public AccessRule? DeniedBy { get; init; }

    /// <summary>For <c>__schema</c> and <c>__type</c>: the answer, known before execution.</summary>
    public GraphQLParser.AST.GraphQLField? Introspection { get; init; }

    public bool IsTypeName => Name == TypeName;

    /// <summary>Field and arguments: two selections with equal signatures read the same data.</summary>
    public string Signature => Name + Arguments;
}
