namespace Octomart.Gateway.Supergraph;

/// <summary>Everything that is known before a request: subgraphs, types and who resolves what. Never changes; a reload makes a new one.</summary>
internal sealed class SupergraphSchema
{
    public required IReadOnlyList<Subgraph> Subgraphs { get; init; }

    /// <summary>All types of the graph, inaccessible ones included; the machinery of join and link is left out.</summary>
    public required OrderedDictionary<string, TypeDefinition> Types { get; init; }

    public required IReadOnlyList<DirectiveDefinition> Directives { get; init; }

    public required TypeDefinition QueryType { get; init; }

    public TypeDefinition? MutationType { get; init; }

    public TypeDefinition? SubscriptionType { get; init; }

    public string? Description { get; init; }

    public TypeDefinition this[string name] => Types[name];
}
