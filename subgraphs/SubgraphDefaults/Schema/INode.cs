namespace Octomart.SubgraphDefaults.Schema;

/// <summary>Anything with an id of its own.</summary>
[GraphQLInterface]
public interface INode
{
    /// <summary>Opaque and unique in the whole graph.</summary>
    string Id { get; }
}
