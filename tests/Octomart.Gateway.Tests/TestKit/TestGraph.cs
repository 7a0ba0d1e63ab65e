using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>Resolves one field: from the object and the arguments.</summary>
public delegate object? Resolve(DataRecord source, IReadOnlyDictionary<string, object?> arguments);

/// <summary>
/// A graph to test with: one supergraph, one set of data, and how root and computed fields are resolved. Subgraphs and the monolith are all
/// made from it, so that what they answer can only differ by the gateway's doing.
/// </summary>
public sealed class TestGraph(string types, params string[] subgraphs)
{
    public Dictionary<string, Resolve> Resolvers { get; } = [];

    public List<DataRecord> Entities { get; } = [];

    /// <summary>The supergraph's SDL, for subgraphs at the given addresses.</summary>
    public string Supergraph(Func<string, string>? url = null) => $$"""
        schema
          @link(url: "https://specs.apollo.dev/link/v1.0")
          @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
          @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)
          @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
          @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
          @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
          @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)
        {
          query: Query
          {{(types.Contains("type Mutation", StringComparison.Ordinal) ? "mutation: Mutation" : "")}}
          {{(types.Contains("type Subscription", StringComparison.Ordinal) ? "subscription: Subscription" : "")}}
        }
        enum join__Graph {
          {{string.Join("\n  ", subgraphs.Select(name => $"{name.ToUpperInvariant()} @join__graph(name: \"{name}\", url: \"{url?.Invoke(name) ?? "http://127.0.0.1:1/" + name}\")"))}}
        }
        {{types}}
        """;

    public IReadOnlyList<string> Subgraphs => subgraphs;

    internal SupergraphSchema Schema => SupergraphParser.Parse(Supergraph());

    public TestGraph With(string field, Resolve resolve)
    {
        Resolvers[field] = resolve;
        return this;
    }

    public TestGraph With(params DataRecord[] entities)
    {
        Entities.AddRange(entities);
        return this;
    }
}
