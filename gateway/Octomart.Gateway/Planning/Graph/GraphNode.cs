using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Graph;

/// <summary>A type as one subgraph sees it. A <c>@provides</c> makes specialised copies, in which more fields resolve.</summary>
internal sealed class GraphNode(TypeDefinition type, Subgraph subgraph, bool isInterfaceObject, bool isView)
{
    public TypeDefinition Type { get; } = type;

    public Subgraph Subgraph { get; } = subgraph;

    /// <summary>An object in this subgraph, an interface in the graph: its <c>__typename</c> can't be trusted.</summary>
    public bool IsInterfaceObject { get; } = isInterfaceObject;

    public bool IsView { get; } = isView;

    /// <summary>Fields that this subgraph resolves here. For an interface: those that it resolves for every implementation it knows.</summary>
    public Dictionary<string, FieldEdge> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>From an abstract type to the object types that it can be in this subgraph.</summary>
    public Dictionary<TypeDefinition, GraphNode> Moves { get; } = [];

    /// <summary>Abstract in this subgraph: which object it is shows only in the data.</summary>
    public bool IsAbstract => Type.IsAbstract && !IsInterfaceObject;

    public override string ToString() => $"{Type.Name}/{Subgraph.Name}{(IsView ? "/view" : "")}";
}

/// <summary>A field that a subgraph resolves.</summary>
/// <param name="To">The node of the returned type; null for leaves.</param>
/// <param name="Requires">What the subgraph must be sent to resolve it.</param>
/// <param name="LocalType">The field's type as this subgraph declares it.</param>
internal sealed record FieldEdge(GraphNode From, FieldDefinition Field, GraphNode? To, SelectionSet? Requires, TypeReference LocalType)
{
    /// <summary>Arguments that come from objects further up.</summary>
    public IReadOnlyList<ContextNeed> Contexts { get; init; } = [];

    /// <summary>Whether the subgraph resolves it for whoever is there. Otherwise it must be entered anew, with what the field needs.</summary>
    public bool IsPlain => Requires is null && Contexts.Count == 0;
}

/// <summary>An entry into a subgraph by a resolvable key, or, with the query type at hand, by its root: then nothing needs to be sent.</summary>
/// <param name="RepresentationType">The name to send as <c>__typename</c>: the interface's for an interface object.</param>
internal sealed record KeyEdge(GraphNode To, SelectionSet Key, TypeDefinition RepresentationType)
{
    public bool IsRoot => Key.Fields.Count == 0;
}
