using Microsoft.Extensions.Logging;
using Octomart.Gateway.Diagnostics;
using Octomart.Gateway.Pipeline;
using Octomart.Gateway.Transport;

namespace Octomart.Gateway.Supergraph;

/// <summary>Where the supergraph comes from: options' text or file. Refuses what can't be served, with all reasons at once.</summary>
internal sealed class SupergraphSource(GatewayOptions options, SubgraphEndpoints endpoints, ILogger<SupergraphSource> logger)
{
    /// <summary>The supergraph to start with; throws when it can't be served.</summary>
    public GatewayStateHolder LoadFirst()
    {
        var schema = Parse(Read());
        Log.Serving(logger, schema.Types.Count, schema.Subgraphs.Count);
        return new GatewayStateHolder(new GatewayState(schema, options));
    }

    /// <summary>Parses a supergraph and checks that each of its subgraphs can be reached.</summary>
    public SupergraphSchema Parse(string sdl)
    {
        var name = options.SupergraphPath ?? "(given as text)";
        var schema = SupergraphParser.Parse(sdl, name);
        var missing = endpoints.Missing(schema).ToList();
        return missing.Count > 0 ? throw new SupergraphException(name, missing) : schema;
    }

    private string Read() =>
        options.SupergraphSdl
        ?? (options.SupergraphPath is { } path
            ? File.Exists(path) ? File.ReadAllText(path) : throw new SupergraphException(path, ["The file does not exist."])
            : throw new SupergraphException("(none)", ["Set Gateway:SupergraphPath, or give the text in code."]));
}
