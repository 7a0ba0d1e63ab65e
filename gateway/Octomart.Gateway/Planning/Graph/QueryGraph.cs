using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Graph;

/// <summary>
/// Who can resolve what, built once per supergraph. Nodes are (type, subgraph); edges are fields, moves from abstract to object types, and
/// entries by key, which are the same from everywhere and so are kept by type.
/// </summary>
internal sealed class QueryGraph(
    SupergraphSchema schema,
    IReadOnlyDictionary<(TypeDefinition, Subgraph), GraphNode> nodes,
    IReadOnlyDictionary<TypeDefinition, IReadOnlyList<KeyEdge>> keys)
{
    public SupergraphSchema Schema { get; } = schema;

    public IEnumerable<GraphNode> Nodes => nodes.Values;

    public GraphNode? Node(TypeDefinition type, Subgraph subgraph) => nodes.GetValueOrDefault((type, subgraph));

    /// <summary>Every way into a subgraph with an entity of this type at hand.</summary>
    public IReadOnlyList<KeyEdge> EntriesFor(TypeDefinition type) => keys.GetValueOrDefault(type, []);

    /// <summary>The root type in every subgraph that has it.</summary>
    public IEnumerable<GraphNode> Roots(TypeDefinition rootType) =>
        Schema.Subgraphs.Select(subgraph => Node(rootType, subgraph)).OfType<GraphNode>();
}
