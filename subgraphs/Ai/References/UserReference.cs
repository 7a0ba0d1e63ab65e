using GraphQL.Federation;
using Octomart.AiSubgraph.Catalogue;
using Octomart.AiSubgraph.Recommendations;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.AiSubgraph.References;

/// <summary>A user, with what might please them.</summary>
[Key("id")]
internal sealed class UserReference(string id)
{
    /// <summary>The user's id.</summary>
    public string Id => id;

    /// <summary>
    /// Products that might please the user, from what they bought and looked at; for newcomers, what others like. Never what they bought
    /// already. Null for anybody else's user.
    /// </summary>
    /// <param name="first">How many, at most 100.</param>
    [Authenticated]
    public async Task<IReadOnlyList<ScoredProduct>?> RecommendationsAsync(
        Caller caller, Recommender recommender, LiveCatalogue catalogue, CancellationToken cancellationToken, int first = 12)
    {
        if (!caller.Is(id) && !caller.IsService)
        {
            return null;
        }

        await catalogue.WhenLoadedAsync(cancellationToken);
        return recommender.For(id, PageSize.Of(first));
    }

    /// <summary>A user for the gateway.</summary>
    [FederationResolver]
    public static UserReference Resolve(string id) => new(id);
}
