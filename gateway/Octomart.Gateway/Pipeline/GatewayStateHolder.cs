using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>The supergraph being served. A new one replaces it as a whole; requests in flight finish with the one they began with.</summary>
internal sealed class GatewayStateHolder(GatewayState initial)
{
    private volatile GatewayState current = initial;

    public GatewayState Current => current;

    /// <summary>Serves another supergraph from the next request on.</summary>
    public void Replace(SupergraphSchema schema, GatewayOptions options) => current = new GatewayState(schema, options);
}
