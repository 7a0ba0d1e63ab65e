using Octomart.ProductSubgraph.Moderation;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Questions;

[QueryRoot]
internal sealed class QuestionQueries(IDocumentStore store)
{
    /// <summary>Questions that a moderator should look at, or whose answers, who has waited longest first: they wait to be shown, or were reported.</summary>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes(Moderators.Scope)]
    public async Task<QuestionConnection?> QuestionQueueAsync(int first = 20, string? after = null, CancellationToken cancellationToken = default)
    {
        var query = new DocumentQuery<Question> { Where = question => question.NeedsModeration, OrderBy = question => question.CreatedAt, Limit = PageSize.Of(first), After = after };
        var (edges, info) = (await store.Set<Question>().PageAsync(query, cancellationToken)).ToEdges(after, question => new QuestionType(question));
        return new QuestionConnection(edges, info, token => store.Set<Question>().CountAsync(query.Where, token));
    }
}
