using GraphQLParser.AST;

namespace Octomart.Gateway.Supergraph;

/// <summary>Under which names the supergraph uses the directives of linked specifications.</summary>
internal sealed class SpecLinks
{
    private readonly Dictionary<string, string> localNames = new(StringComparer.Ordinal);

    /// <summary>Notes a link and returns the feature's own name: <c>inaccessible</c> for .../inaccessible/v0.2.</summary>
    public string Add(string url, string? alias, GraphQLValue? imports)
    {
        var parts = url.TrimEnd('/').Split('/');
        var feature = parts.Length >= 2 ? parts[^2] : url;
        if (alias is not null)
        {
            localNames[feature] = alias;
        }

        foreach (var import in (imports as GraphQLListValue)?.Values ?? [])
        {
            if (import is GraphQLObjectValue pair && pair.Text("name") is { } name && pair.Text("as") is { } local)
            {
                localNames[name.TrimStart('@')] = local.TrimStart('@');
            }
        }

        return feature;
    }

    /// <summary>The directive's name in this document.</summary>
    public string LocalName(string directive) => localNames.GetValueOrDefault(directive, directive);
}
