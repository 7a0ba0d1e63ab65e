using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Transport;

/// <summary>Where subgraphs are: configuration first, the supergraph's own addresses otherwise.</summary>
internal sealed class SubgraphEndpoints(GatewayOptions options)
{
    public Uri Url(Subgraph subgraph) =>
        options.Subgraphs.GetValueOrDefault(subgraph.Name)?.Url ?? new Uri(subgraph.Url, UriKind.Absolute);

    public TimeSpan Timeout(Subgraph subgraph) =>
        options.Subgraphs.GetValueOrDefault(subgraph.Name)?.Timeout ?? options.SubgraphTimeout;

    public SubscriptionProtocol SubscriptionProtocol(Subgraph subgraph) =>
        options.Subgraphs.GetValueOrDefault(subgraph.Name)?.SubscriptionProtocol ?? Gateway.SubscriptionProtocol.EventStream;

    /// <summary>Subgraphs that nobody could reach, because neither configuration nor supergraph says where they are.</summary>
    public IEnumerable<string> Missing(SupergraphSchema schema) => schema.Subgraphs
        .Where(subgraph => options.Subgraphs.GetValueOrDefault(subgraph.Name)?.Url is null && !Uri.TryCreate(subgraph.Url, UriKind.Absolute, out _))
        .Select(subgraph => $"The subgraph {subgraph.Name} has no address: set Gateway:Subgraphs:{subgraph.Name}:Url.");
}
