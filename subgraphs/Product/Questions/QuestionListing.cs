using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Reviews;
using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Paging;

namespace Octomart.ProductSubgraph.Questions;

/// <summary>A product's published questions. Like reviews, the newest are read by ids that the summary holds, for all products of a request at once.</summary>
internal sealed class QuestionListing(IDocumentStore store, DocumentLoader<ProductSummary> summaries, DocumentLoader<Question> questions)
{
    public IDataLoaderResult<QuestionConnection> Page(string productId, QuestionOrder order, int first, string? after)
    {
        var query = QueryOf(productId, order) with { Limit = PageSize.Of(first), After = after };
        return summaries.Load(productId).MapLoad(found =>
        {
            var summary = found ?? ProductSummary.Of(productId);
            var isAtHand = order == QuestionOrder.Newest && after is null && Math.Min(first, summary.QuestionCount) <= summary.LatestQuestions.Length;
            return isAtHand
                ? LoaderResult.All([.. summary.LatestQuestions.Take(first).Select(latest => questions.Load(latest.Id))]).Map(newest => FromSummary(newest ?? [], summary, query))
                : LoaderResult.From(token => FromStoreAsync(query, summary, token));
        });
    }

    private static QuestionConnection FromSummary(IReadOnlyList<Question> found, ProductSummary summary, DocumentQuery<Question> query)
    {
        var edges = found.Select(question => new Edge<QuestionType>(new QuestionType(question), query.CursorBehind(question))).ToList();
        var info = new PageInfo(summary.QuestionCount > edges.Count, false, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new QuestionConnection(edges, info, _ => Task.FromResult((long)summary.QuestionCount));
    }

    private async Task<QuestionConnection> FromStoreAsync(DocumentQuery<Question> query, ProductSummary summary, CancellationToken cancellationToken)
    {
        var (edges, info) = (await store.Set<Question>().PageAsync(query, cancellationToken)).ToEdges(query.After, question => new QuestionType(question));
        return new QuestionConnection(edges, info, _ => Task.FromResult((long)summary.QuestionCount));
    }

    private static DocumentQuery<Question> QueryOf(string productId, QuestionOrder order)
    {
        var query = new DocumentQuery<Question> { Where = question => question.ProductId == productId && question.Status == ReviewStatus.Published, Descending = true };
        return order == QuestionOrder.Helpful ? query with { OrderBy = question => question.HelpfulCount } : query with { OrderBy = question => question.CreatedAt };
    }
}
